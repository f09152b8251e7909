package dev.teacup.emit;

import static dev.teacup.wasm.Kind.I32;
import static dev.teacup.wasm.Kind.V128;
import static dev.teacup.wasm.Opcode.F32_LOAD;
import static dev.teacup.wasm.Opcode.F32_STORE;
import static dev.teacup.wasm.Opcode.I32_ADD;
import static dev.teacup.wasm.Opcode.I32_LT_U;
import static dev.teacup.wasm.Opcode.I32_SUB;
import static dev.teacup.wasm.Opcode.V128_LOAD;
import static dev.teacup.wasm.Opcode.V128_LOAD32_LANE;
import static dev.teacup.wasm.Opcode.V128_LOAD32_SPLAT;
import static dev.teacup.wasm.Opcode.V128_STORE;

import dev.teacup.op.nn.Placement;
import dev.teacup.wasm.FunctionWriter;

/**
 * How a window reads the planes of an image: as they are, or from copies with what pads them, which a
 * function makes. A copy has the columns of a row that lie a stride apart behind each other, so that
 * neighbours of the result read neighbours: column c of a padded row is element c / stride of stream c %
 * stride. Of a plane that is read once and needs no padding, columns two apart are read as they are. An image
 * of one dimension has one row.
 */
final class Planes {
    /** Planes a multiple of this apart fall into the same few sets of a cache. */
    private static final int CACHE_BYTES = 1024;
    /** Reads behind a plane stay within what may be read there. */
    private static final int WIDEST_STRIDE = 4;

    final int kernelRows;
    final int kernelColumns;
    /** The rows and columns of the result; one row of all of them, where that is the same. */
    final int rows;
    final int columns;
    /** The bytes from a row of the result to the next in the plane, and from a row of the kernel. */
    final int stepBytes;
    final int kernelRowBytes;
    final int planeBytes;
    final boolean isCopied;
    /** The columns of the plane from one of the result to the next: 1, or 2. */
    final int columnStep;

    private final int padding;
    private final int stride;
    private final int dilation;
    private final int height;
    private final int width;
    private final int top;
    private final int left;
    /** The rows of the image from one row of the copy to the next. */
    private final int rowStep;
    private final int copiedRows;
    /** The elements of a stream, and how many streams lie before each, which is -1 where nothing reads it. */
    private final int length;
    private final int[] streams;
    private final int streamCount;

    /**
     * @param window of one or two axes
     * @param channels how many planes are read one after the other
     * @param padding what stands around them
     * @param isOnce whether each channel of the image gives one of the result
     */
    Planes(Placement window, int channels, float padding, boolean isOnce) {
        this.padding = Float.floatToRawIntBits(padding);
        kernelRows = rowsOf(window.kernel);
        kernelColumns = columnsOf(window.kernel);
        height = rowsOf(window.image);
        width = columnsOf(window.image);
        int axes = window.image.length;
        int resultRows = rowsOf(window.places);
        int resultColumns = columnsOf(window.places);
        top = axes == 1 ? 0 : (int) -window.first(0, 0);
        left = (int) -window.first(axes - 1, 0);
        int rowDilation = rowsOf(window.dilations);
        int rowStride = rowsOf(window.strides);
        dilation = columnsOf(window.dilations);
        int reach = (kernelColumns - 1) * dilation;
        boolean isPoint = kernelRows == 1 && kernelColumns == 1;
        int columnStride = columnsOf(window.strides);
        int step = isOnce && columnStride == 2 ? 2 : 1;
        boolean fits = top == 0 && left == 0 && columnStride == step
                && (resultColumns - 1) * step + reach < width
                && (resultRows - 1) * rowStride + (kernelRows - 1) * rowDilation < height;
        isCopied = !fits || channels > 1 && 4 * height * width % CACHE_BYTES == 0;
        columnStep = isCopied ? 1 : step;
        stride = isCopied ? columnStride : 1;
        rowStep = isCopied && kernelRows == 1 ? rowStride : 1;
        streams = new int[stride];
        streamCount = streams(streams, kernelColumns, dilation);
        int columnsRead = resultColumns + reach / stride;
        length = !isCopied ? width : isPoint ? columnsRead : columnsRead + 3 & ~3;
        int rowBytes = 4 * length * streamCount;
        stepBytes = rowStep == 1 ? rowStride * rowBytes : rowBytes;
        kernelRowBytes = rowDilation * rowBytes;
        copiedRows = kernelRows == 1 ? resultRows
                : (resultRows - 1) * rowStride + (kernelRows - 1) * rowDilation + 1;
        int bytes = isCopied ? copiedRows * rowBytes : 4 * height * width;
        planeBytes = isCopied && bytes % CACHE_BYTES == 0 ? bytes + 64 : bytes;
        boolean isFlat = isPoint && columnStep == 1 && stepBytes == 4 * resultColumns;
        rows = isFlat ? 1 : resultRows;
        columns = isFlat ? resultRows * resultColumns : resultColumns;
    }

    private static int rowsOf(int[] sizes) {
        return sizes.length == 1 ? 1 : sizes[0];
    }

    private static int columnsOf(int[] sizes) {
        return sizes[sizes.length - 1];
    }

    /** Numbers the streams that are read; answers how many they are. */
    private static int streams(int[] streams, int kernel, int dilation) {
        int count = 0;
        for (int stream = 0; stream < streams.length; stream++) {
            streams[stream] = -1;
            for (int k = 0; k < kernel && streams[stream] < 0; k++) {
                if (k * dilation % streams.length == stream) {
                    streams[stream] = count++;
                }
            }
        }
        return count;
    }

    /** The bytes from the first element of the kernel to another of its row. */
    int tap(int column) {
        int at = column * dilation;
        return 4 * (streams[at % stride] * length + at / stride);
    }

    /** The columns of the kernel after which the taps are the same again, so many bytes further on. */
    int period() {
        return stride;
    }

    /** What the taps and the rows depend on. */
    String text() {
        return kernelRows + "x" + kernelColumns
                + (kernelRows * kernelColumns == 1 ? ""
                        : " " + length + "/" + stride + "/" + dilation + "/" + kernelRowBytes)
                + (columnStep == 1 ? "" : " by 2") + (rows == 1 ? "" : " s" + stepBytes);
    }

    /** The bytes that copies of so many planes take. */
    int bytes(int channels) {
        return isCopied ? channels * planeBytes + 64 : 0;
    }

    /** Writes the copies of {@code channels} planes into a driver; its locals have the addresses. */
    void copy(Emission to, FunctionWriter driver, int from, int at, int channels) {
        FunctionWriter plane = to.function("f32_plane " + height + "x" + width + " " + top + "," + left + " "
                + copiedRows + "x" + length + "/" + stride + "/" + rowStep + "/" + streamCount + " " + padding
                + " " + text(),
                this::plane, new int[] {I32, I32});
        int[] pointers = {driver.local(I32), driver.local(I32)};
        driver.get(from).set(pointers[0]).get(at).set(pointers[1]);
        new Walk(driver, pointers).each(new int[] {channels},
                new int[][] {{4 * height * width}, {planeBytes}},
                f -> f.get(pointers[0]).get(pointers[1]).call(plane));
    }

    /** Each run of elements may write a little behind its end, which the next one makes right. */
    private void plane(FunctionWriter f) {
        int from = f.param(0);
        int to = f.param(1);
        int above = Math.max(0, Math.min(copiedRows, (top + rowStep - 1) / rowStep));
        int rowsCopied = Math.max(0, Math.min(copiedRows, (height - 1 + top) / rowStep + 1) - above);
        int rowElements = length * streamCount;
        run(f, to, -1, above * rowElements);
        if (rowsCopied > 0) {
            int left = f.local(I32);
            int row = f.local(I32);
            f.get(from).i32(4 * width * (above * rowStep - top)).op(I32_ADD).set(from);
            f.i32(rowsCopied).set(left);
            int loop = f.loop();
            for (int stream = 0; stream < stride; stream++) {
                if (streams[stream] >= 0) {
                    stream(f, from, to, row, stream);
                }
            }
            f.get(from).i32(4 * width * rowStep).op(I32_ADD).set(from);
            f.get(left).i32(1).op(I32_SUB).set(left).get(left).brIf(loop).end();
        }
        run(f, to, -1, (copiedRows - above - rowsCopied) * rowElements);
    }

    private void stream(FunctionWriter f, int from, int to, int row, int stream) {
        int before = Math.min(length, Math.max(0, (left - stream + stride - 1) / stride));
        int first = before * stride + stream - left;
        int count = Math.max(0, Math.min(length - before, (width - first + stride - 1) / stride));
        run(f, to, -1, before);
        if (count > 0) {
            f.get(from).i32(4 * first).op(I32_ADD).set(row);
            run(f, to, row, count);
        }
        run(f, to, -1, length - before - count);
    }

    /**
     * Copies elements a stride apart from the pointer {@code from}, or what pads where it is -1;
     * moves both.
     */
    private void run(FunctionWriter f, int to, int from, int count) {
        if (count == 0) {
            return;
        }
        int lanes = from >= 0 && stride > WIDEST_STRIDE ? 1 : 4;
        int vectors = count > 2 * lanes && (from < 0 || stride == 1) ? 2 : 1;
        int end = f.local(I32);
        f.get(to).i32(4 * count).op(I32_ADD).set(end);
        boolean isLoop = count > lanes;
        int loop = isLoop ? f.loop() : 0;
        for (int at = 0; at < 16 * vectors; at += 16) {
            f.get(to);
            if (from < 0) {
                long two = (long) padding << 32 | padding & 0xFFFFFFFFL;
                f.v128(two, two);
            } else if (lanes == 1) {
                f.get(from).load(F32_LOAD, 0);
            } else if (stride == 1) {
                f.get(from).load(V128_LOAD, at);
            } else if (stride == 2) {
                even(f, from, 0);
            } else {
                spread(f, from);
            }
            f.store(lanes == 1 ? F32_STORE : V128_STORE, at);
        }
        if (from >= 0 && isLoop) {
            f.get(from).i32(4 * lanes * vectors * stride).op(I32_ADD).set(from);
        }
        if (isLoop) {
            f.get(to).i32(4 * lanes * vectors).op(I32_ADD).set(to);
            f.get(to).get(end).op(I32_LT_U).brIf(loop).end();
        }
        f.get(end).set(to).free(end);
    }

    /** Four elements, each second one from so many bytes behind a pointer on. */
    static void even(FunctionWriter f, int from, int offset) {
        f.get(from).load(V128_LOAD, offset).get(from).load(V128_LOAD, offset + 16).shuffle(0, 2, 4, 6);
    }

    /** Four elements a stride apart. */
    private void spread(FunctionWriter f, int from) {
        int four = f.local(V128);
        f.get(from).load(V128_LOAD32_SPLAT, 0).set(four);
        for (int lane = 1; lane < 4; lane++) {
            f.get(from).get(four).lane(V128_LOAD32_LANE, 4 * stride * lane, lane).set(four);
        }
        f.get(four).free(four);
    }
}
