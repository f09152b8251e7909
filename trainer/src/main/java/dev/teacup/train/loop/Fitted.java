package dev.teacup.train.loop;

import dev.teacup.train.layer.Weights;

/** What training ended with: the weights of the best epoch, or of the last where nothing was validated. */
public record Fitted(Weights weights, History history) {}
