package dev.teacup.train.grad.recurrent;

import dev.teacup.op.Value;

/**
 * What a cell gives back.
 *
 * @param ofX the gradient of X W' + Wb, [T, B, G H]
 * @param ofH the gradient of H R' + Rb, [T, B, G H]
 * @param r the gradient of R, [G H, H], where it is not ofH' H; else null
 * @param h the gradient of the first state, [B, H]
 * @param c the gradient of the first cell state, [B, H]; null where there is none
 */
record CellGradient(Value ofX, Value ofH, Value r, Value h, Value c) {}
