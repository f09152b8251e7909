/**
 * Event files as TensorBoard reads them: {@link dev.teacup.train.board.Run} writes one run,
 * {@link dev.teacup.train.board.EventFiles} reads all runs of a folder again,
 * {@link dev.teacup.train.board.Projection} is what the projector shows. May import {@code error}.
 */
package dev.teacup.train.board;
