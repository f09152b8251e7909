/**
 * Models without a network, which a network has to beat. {@link dev.teacup.train.baseline.LogisticRegression}
 * is fitted exactly, on the {@link dev.teacup.train.baseline.SparseRows} that
 * {@link dev.teacup.train.baseline.StrikeFeatures} makes of the bird strikes.
 * {@link dev.teacup.train.baseline.NearestPictures} looks for the most similar picture, by pixels or by
 * {@link dev.teacup.train.baseline.OrientedGradients}. May import {@code data}, {@code metric} and
 * {@code error}.
 */
package dev.teacup.train.baseline;
