package dev.teacup.emit;

import static dev.teacup.wasm.Kind.I32;
import static dev.teacup.wasm.Opcode.I32_ADD;
import static dev.teacup.wasm.Opcode.I32_GT_S;
import static dev.teacup.wasm.Opcode.V128_STORE;

import dev.teacup.op.nn.Placement;
import dev.teacup.plan.Place;
import dev.teacup.plan.Step;
import dev.teacup.tensor.Tensor;
import dev.teacup.wasm.FunctionWriter;
import java.util.Arrays;

/**
 * A convolution by 3x3 as Winograd's F(4x4, 3x3): of each tile of 6x6 elements of the image, which overlap by
 * two, 4x4 places of the result are {@code A^T [(G g G^T) * (B^T d B)] A}, a quarter of the products. The
 * sums over the channels are 36 products of matrices U [36][M][C] * V [36][C][tiles]. Lanes are tiles of a
 * row. An image whose V and sums are large is done in bands of rows of tiles, the last of which may begin in
 * the one before it. Along a line, by 3, it is F(4, 3) with half of the products: A^T [(G g) * (B^T d)], and
 * 6 matrices.
 * The points are 0, infinity, p and 2p with both signs; {@link WinogradTransforms} has p and the matrices.
 * <p>An element that is no number, or a huge one, would spoil its whole tile: the step refuses them, and of
 * weights that have one it is not made.
 *
 * @see <a href="https://arxiv.org/abs/1509.09308">Lavin, Gray: Fast Algorithms for Convolutional Neural
 * Networks</a>
 */
final class Winograd {
    private static final int LEAST_CHANNELS = 16;
    private static final int LEAST_SIZE = 8;
    private static final long MOST_BYTES = 1 << 25;
    /** What V and the sums of a band take; and tiles of a band, for which all weights are read once. */
    private static final long BAND_BYTES = 1 << 21;
    private static final int LEAST_TILES = 64;

    // Parameters of the function for results; the pointers of the epilogue's operands follow.
    private static final int SUMS = 0;
    private static final int RESULT = 1;
    private static final int SCRATCH = 2;
    private static final int ROWS = 3;
    private static final int COLUMNS = 4;
    private static final int SHARED = 5;

    private final Emission to;
    private final Step step;
    private final Epilogue epilogue;
    private final Placement window;
    private final boolean isLine;
    /** The matrices: the elements of a tile. */
    private final int points;
    private final int inputs;
    private final int outputs;
    private final int height;
    private final int width;
    /** Those of the result, and how many bands they are done in. */
    private final int allRows;
    private final int bands;
    /** Those of a band. */
    private final int tileRows;
    private final int tileColumns;
    /** The tiles of a product, and the bytes from one channel of V or of the sums to the next. */
    private final int tiles;
    private final int channelBytes;
    private final int block;
    private int packedAt;

    private Winograd(Emission to, Step step, Placement window, Epilogue epilogue) {
        this.to = to;
        this.step = step;
        this.window = window;
        this.epilogue = epilogue;
        int[] w = step.inputs()[1].sizes();
        outputs = w[0];
        inputs = w[1];
        isLine = window.kernel.length == 1;
        points = isLine ? 6 : 36;
        height = isLine ? 1 : window.places[0];
        width = window.places[window.places.length - 1];
        allRows = (height + 3) / 4;
        tileColumns = (width + 3) / 4;
        long bytes = 4L * points * tileColumns * (inputs + outputs);
        // But for the first and the last band all look alike where no more than this pads them.
        boolean isWhole = isLine || window.first(0, 0) < -4 || window.end(0) > 1;
        int most = isWhole ? allRows : (int) Math.max(BAND_BYTES / bytes, LEAST_TILES / tileColumns + 1);
        int count = (allRows + most - 1) / most;
        int rows = (allRows + count - 1) / count;
        // What the last band does again is a small part.
        while (rows * count - allRows > allRows / 8) {
            count++;
            rows = (allRows + count - 1) / count;
        }
        tileRows = rows;
        bands = (allRows + rows - 1) / rows;
        int tilesOfBand = tileRows * tileColumns;
        // A single last one has code of its own, others are computed by fours and eights.
        tiles = tilesOfBand % 8 == 1 ? tilesOfBand : tilesOfBand + 3 & ~3;
        // Vectors are stored whole, up to three tiles behind the last one.
        int stored = tilesOfBand + 3 + 7 & ~7;
        channelBytes = 4 * (stored % 64 == 0 ? stored + 8 : stored);
        block = to.isRelaxed() && (outputs % 6 == 0 || outputs >= 32) ? 6 : 4;
    }

    /** How the tiles of a band that begins at a row of tiles read the image from {@link #imageRow} on. */
    private Planes planes(int tileRow) {
        int axes = window.kernel.length;
        int row = imageRow(tileRow);
        int[] image = window.image.clone();
        long[] pads = new long[2 * axes];
        if (!isLine) {
            pads[0] = row - 4 * tileRow - window.first(0, 0);
            image[0] = (int) Math.min(image[0] - row, 4 * tileRows + 2 - pads[0]);
        }
        pads[axes - 1] = -window.first(axes - 1, 0);
        return new Planes(new Placement(each(6), each(4), each(1), image,
                isLine ? new int[] {tileColumns} : new int[] {tileRows, tileColumns}, pads), 1, 0, false);
    }

    /** One number for all axes. */
    private int[] each(int size) {
        int[] sizes = new int[window.kernel.length];
        Arrays.fill(sizes, size);
        return sizes;
    }

    /** The first row of the image that a row of tiles covers. */
    private int imageRow(int tileRow) {
        return isLine ? 0 : (int) Math.max(0, 4 * tileRow + window.first(0, 0));
    }

    /** The convolution where it is one of this kind and large enough to gain by it; else null. */
    static Winograd of(Emission to, Step step, Placement window, Epilogue epilogue) {
        Tensor weights = step.call().constant("W");
        if (weights == null) {
            return null;
        }
        for (int axis = 0; axis < window.kernel.length; axis++) {
            if (window.kernel[axis] != 3 || window.strides[axis] != 1 || window.dilations[axis] != 1
                    || window.places[axis] < LEAST_SIZE) {
                return null;
            }
        }
        Winograd made = new Winograd(to, step, window, epilogue);
        // The transforms take about a third of what the products do.
        boolean gains = made.inputs >= LEAST_CHANNELS && made.outputs >= LEAST_CHANNELS
                && 4L * made.points * made.tiles * made.bands < (made.isLine ? 9L : 27L) * made.height
                        * made.width
                && (long) made.points * made.channelBytes * (made.inputs + made.outputs) < MOST_BYTES;
        if (!gains || !WinogradTransforms.fits(weights)) {
            return null;
        }
        made.packedAt = to.packed(weights, "winograd" + made.block,
                (long) made.points * WinogradTransforms.matrixBytes(made.inputs, made.outputs),
                (memory, at) -> WinogradTransforms.pack(memory, weights, at, made.block));
        return made.packedAt < 0 ? null : made;
    }

    boolean write() {
        Place x = step.inputs()[0];
        Place y = step.outputs()[0];
        int batch = y.sizes()[0];
        FunctionWriter driver = to.begin((long) batch * outputs * inputs * height * width * points / 4);
        to.address(x);
        to.address(x, batch * inputs * xBytes() - 16).call(WinogradTransforms.huge(to));
        to.refuseIfNotZero();
        int rows = Math.max(planes(0).planeBytes, planes(allRows - tileRows).planeBytes) + 4 * 64;
        int v = rows + WinogradTransforms.rowBytes(tileColumns) * (4 * tileRows + 2);
        int sums = v + points * inputs * channelBytes + 64;
        int four = sums + points * outputs * channelBytes + 64;
        Place scratch = to.scratch(four + 24 * 16);
        int count = epilogue.count();
        Place[] places = new Place[2 + count];
        int[][] strides = new int[places.length][];
        places[0] = x;
        places[1] = y;
        strides[0] = new int[] {xBytes() * inputs};
        strides[1] = new int[] {4 * height * width * outputs};
        for (int i = 0; i < count; i++) {
            places[2 + i] = epilogue.operands()[i];
            strides[2 + i] = new int[] {4 * epilogue.strides(i)[0]};
        }
        int[] at = new int[5];
        int[] offsets = {0, rows, v, sums, four};
        for (int i = 0; i < at.length; i++) {
            at[i] = driver.local(I32);
            to.address(scratch, offsets[i]).set(at[i]);
        }
        Walk walk = new Walk(to, driver, places);
        walk.each(new int[] {batch}, strides, f -> {
            band(f, walk, at, 0, 1);
            if (bands > 2) {
                band(f, walk, at, tileRows, bands - 2);
            }
            if (bands > 1) {
                band(f, walk, at, allRows - tileRows, 1);
            }
        });
        for (int local : at) {
            driver.free(local);
        }
        return to.end();
    }

    /** Some bands, the first of which begins at a row of tiles; they differ but in where they lie. */
    private void band(FunctionWriter driver, Walk walk, int[] at, int tileRow, int times) {
        int[] begin = bytes(tileRow);
        int[] step = bytes(tileRow + tileRows);
        for (int i = 0; i < step.length; i++) {
            step[i] -= begin[i];
        }
        walk.move(begin, 1);
        walk.times(times, step, f -> {
            image(f, walk.at(0), planes(tileRow), at);
            int whole = outputs / block * block;
            products(f, at, block, 0, whole / block);
            if (whole < outputs) {
                products(f, at, outputs - whole, whole, 1);
            }
            results(f, walk, Math.min(height - 4 * tileRow, 4 * tileRows), at);
        });
        walk.move(begin, -1);
    }

    /** How far into a plane a row of tiles begins: of the image, of the result and of what is added to it. */
    private int[] bytes(int tileRow) {
        int[] bytes = new int[2 + epilogue.count()];
        bytes[0] = 4 * imageRow(tileRow) * window.image[window.image.length - 1];
        for (int i = 1; i < bytes.length; i++) {
            bytes[i] = i == 1 || kind(i - 2).hasColumns ? 16 * width * tileRow : 0;
        }
        return bytes;
    }

    /** How an operand of the epilogue lies along a plane of the result. */
    private Epilogue.Kind kind(int operand) {
        return Epilogue.Kind.of(0, Strides.joined(epilogue.strides(operand), step.outputs()[0].sizes(), 2,
                epilogue.strides(operand).length));
    }

    /** The bytes of a plane of the image. */
    private int xBytes() {
        return 4 * window.image[0] * (isLine ? 1 : window.image[1]);
    }

    /** V = B^T d B of all channels. */
    private void image(FunctionWriter driver, int x, Planes planes, int[] at) {
        FunctionWriter transform = to.function("f32_winograd_" + points + "_image " + tileRows + "x"
                + tileColumns + "x" + inputs + " " + planes.text(),
                f -> WinogradTransforms.image(f, planes, isLine ? 0 : tileRows, tileColumns,
                        inputs * channelBytes),
                new int[] {I32, I32, I32});
        int[] pointers = {WinogradTransforms.copy(driver, x), WinogradTransforms.copy(driver, at[2])};
        new Walk(driver, pointers).each(new int[] {inputs}, new int[][] {{xBytes()}, {channelBytes}}, f -> {
            planes.copy(to, f, pointers[0], at[0], 1);
            f.get(at[0]).get(at[1]).get(pointers[1]).call(transform);
        });
    }

    /** The sums over the channels, for some blocks of so many channels of the result. */
    private void products(FunctionWriter driver, int[] at, int channels, int first, int blocks) {
        int rest = tiles % 8;
        products(driver, at, channels, first, blocks, 0, tiles - rest);
        products(driver, at, channels, first, blocks, tiles - rest, rest);
    }

    private void products(FunctionWriter driver, int[] at, int channels, int first, int blocks, int tile,
            int count) {
        if (count == 0) {
            return;
        }
        int width = Math.min(count, 8);
        int vectors = (width + 3) / 4;
        int[] line = {count};
        int[] one = {1};
        Planes flat = new Planes(new Placement(one, one, one, line, line, new long[2]), 1, 0, false);
        FunctionWriter function = new ConvTile(flat, channels, 1, vectors, count, 0, false, to.isRelaxed())
                .function(to, Epilogue.none(), new Epilogue.Kind[0]);
        int[] pointers = new int[3];
        for (int i = 0; i < pointers.length; i++) {
            pointers[i] = driver.local(I32);
        }
        driver.i32(packedAt + 4 * first * inputs).set(pointers[0]);
        driver.get(at[2]).i32(4 * tile).op(I32_ADD).set(pointers[1]);
        driver.get(at[3]).i32(first * channelBytes + 4 * tile).op(I32_ADD).set(pointers[2]);
        boolean isImageOuter = 4L * outputs <= channelBytes;
        int panels = count / width;
        int weightBytes = 4 * channels * inputs;
        int matrixBytes = WinogradTransforms.matrixBytes(inputs, outputs);
        int resultBytes = channels * channelBytes;
        int[][] strides = isImageOuter
                ? new int[][] {{matrixBytes, 0, weightBytes}, {inputs * channelBytes, 32, 0},
                    {outputs * channelBytes, 32, resultBytes}}
                : new int[][] {{matrixBytes, weightBytes, 0}, {inputs * channelBytes, 0, 32},
                    {outputs * channelBytes, resultBytes, 32}};
        int[] sizes = {points, isImageOuter ? panels : blocks, isImageOuter ? blocks : panels};
        new Walk(driver, pointers).each(sizes, strides, f -> {
            f.get(pointers[0]).get(pointers[1]).i32(channelBytes).get(pointers[2]).i32(channelBytes)
                    .i32(inputs).i32(width).call(function);
        });
    }

    /** So many rows of Y = epilogue(A^T m A). */
    private void results(FunctionWriter driver, Walk walk, int height, int[] at) {
        int count = epilogue.count();
        Epilogue.Kind[] kinds = new Epilogue.Kind[count];
        for (int i = 0; i < count; i++) {
            kinds[i] = kind(i);
        }
        int[] params = new int[SHARED + count];
        Arrays.fill(params, I32);
        FunctionWriter function = to.function("f32_winograd_" + points + "_result " + outputs + "x"
                + channelBytes + " " + width + "t" + this.height % 4 + " " + epilogue.text(kinds),
                f -> transformResult(f, kinds),
                params);
        int panels = (tileColumns + 3) / 4;
        int[] pointers = new int[4 + count];
        int[][] strides = new int[pointers.length][];
        pointers[0] = WinogradTransforms.copy(driver, at[3]);
        strides[0] = new int[] {channelBytes, 4 * tileColumns, 16};
        pointers[1] = WinogradTransforms.copy(driver, walk.at(1));
        strides[1] = new int[] {4 * this.height * width, 16 * width, 64};
        for (int i = 0; i < count; i++) {
            int spatial = kinds[i].hasColumns ? 1 : 0;
            pointers[2 + i] = WinogradTransforms.copy(driver, walk.at(2 + i));
            strides[2 + i] = new int[] {4 * epilogue.strides(i)[1], 16 * width * spatial, 64 * spatial};
        }
        int rows = driver.local(I32);
        int columns = driver.local(I32);
        driver.i32(height).set(rows).i32(width).set(columns);
        pointers[2 + count] = rows;
        strides[2 + count] = new int[] {0, -4, 0};
        pointers[3 + count] = columns;
        strides[3 + count] = new int[] {0, 0, -16};
        new Walk(driver, pointers).each(new int[] {outputs, tileRows, panels}, strides, f -> {
            f.get(pointers[0]).get(pointers[1]).get(at[4]).get(rows).get(columns);
            for (int i = 0; i < count; i++) {
                f.get(pointers[2 + i]);
            }
            f.call(function);
        });
    }

    /** Of four tiles: A^T times their columns, then times A, by which a vector has four columns of a tile. */
    private void transformResult(FunctionWriter f, Epilogue.Kind[] kinds) {
        int[] powers = WinogradTransforms.powers(f);
        int[] at = new int[6];
        int[] into = new int[4];
        for (int column = 0; column < 6 && !isLine; column++) {
            for (int i = 0; i < 6; i++) {
                at[i] = (6 * i + column) * outputs * channelBytes;
            }
            int[] results = WinogradTransforms.four(f, SUMS, at, powers);
            for (int row = 0; row < 4; row++) {
                f.get(SCRATCH).get(results[row]).store(V128_STORE, 16 * (6 * row + column))
                        .free(results[row]);
            }
        }
        int[] pointers = new int[kinds.length];
        for (int i = 0; i < pointers.length; i++) {
            pointers[i] = SHARED + i;
        }
        for (int i = 0; i < 4; i++) {
            into[i] = 16 * i;
        }
        for (int row = 0; row < (isLine ? 1 : 4); row++) {
            boolean isLast = height % 4 != 0 && row >= height % 4;
            if (isLast) {
                f.get(ROWS).i32(row).op(I32_GT_S).if_();
            }
            for (int i = 0; i < 6; i++) {
                at[i] = isLine ? i * outputs * channelBytes : 16 * (6 * row + i);
            }
            int[] sums = WinogradTransforms.transposed(f,
                    WinogradTransforms.four(f, isLine ? SUMS : SCRATCH, at, powers));
            epilogue.write(f, to.isRelaxed(), sums, into, kinds, pointers, pointers);
            WinogradTransforms.store(f, RESULT, COLUMNS, width, sums, into);
            for (int local : sums) {
                f.free(local);
            }
            f.get(RESULT).i32(4 * width).op(I32_ADD).set(RESULT);
            for (int i = 0; i < kinds.length; i++) {
                if (kinds[i].hasColumns) {
                    f.get(pointers[i]).i32(4 * width).op(I32_ADD).set(pointers[i]);
                }
            }
            if (isLast) {
                f.end();
            }
        }
    }
}
