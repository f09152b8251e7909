package dev.teacup.emit;

import static dev.teacup.wasm.Kind.I32;
import static dev.teacup.wasm.Opcode.I32_ADD;

import dev.teacup.memory.Memory;
import dev.teacup.plan.Place;
import dev.teacup.tensor.DType;
import dev.teacup.tensor.Tensor;
import dev.teacup.wasm.FunctionWriter;

/**
 * A convolution by tiles, each of a few channels of a group and a few places; or a pool, as one with as many
 * groups as channels. Weights are packed as [blocks of
 * channels][C / group][k1][k2][channels of a block], group by group.
 */
final class DirectConv {
    /** Panels that are so few that the last of them is worth code of its own. */
    private static final int FEW_PANELS = 8;

    private final Emission to;
    private final Place x;
    private final Place w;
    private final Place y;
    private final Planes planes;
    private final Epilogue epilogue;
    private final int pooling;
    private final boolean isInteger;
    private final int batch;
    private final int groups;
    /** The channels of a group, of the image and of the result, and the elements that make a sum. */
    private final int inputs;
    private final int outputs;
    private final int inner;
    /** The bytes of a plane of the image, and of the result. */
    private final int xBytes;
    private final int yBytes;
    /** The channels of a tile, and its vectors for each of them. */
    private final int block;
    private final int most;
    /** The bytes between the channels of the operands of the epilogue; whether places have their own. */
    private final int[] channelBytes;
    private final boolean[] isSpatial;
    private final Epilogue.Kind[] kinds;

    /**
     * @param x [N, C, ..], {@code inputs} of whose channels make a group; where its type is INT16, of pairs
     * of integers, see {@link Tile}
     * @param w the weights [M, C / group, ..]; null for a pool
     * @param pooling what joins the elements of a pool; or 0
     */
    DirectConv(Emission to, Place x, int inputs, Place w, Place y, Planes planes, Epilogue epilogue,
            int pooling) {
        this.x = x;
        this.inputs = inputs;
        this.w = w;
        this.y = y;
        this.pooling = pooling;
        isInteger = x.dtype() == DType.INT16;
        this.to = to;
        this.planes = planes;
        this.epilogue = epilogue;
        batch = y.sizes()[0];
        groups = x.sizes()[1] / inputs;
        outputs = y.sizes()[1] / groups;
        inner = inputs * planes.kernelRows * planes.kernelColumns;
        xBytes = 4 * product(x.sizes());
        yBytes = 4 * product(y.sizes());
        boolean isSix = to.isRelaxed() && !isInteger && (outputs % 6 == 0 || outputs >= 32);
        block = Math.min(outputs, isSix ? 6 : 4);
        int count = epilogue.count();
        channelBytes = new int[count];
        isSpatial = new boolean[count];
        kinds = new Epilogue.Kind[count];
        for (int i = 0; i < count; i++) {
            int[] strides = epilogue.strides(i);
            channelBytes[i] = 4 * strides[1];
            isSpatial[i] = Strides.joined(strides, y.sizes(), 2, strides.length) != 0;
            kinds[i] = Epilogue.Kind.of(channelBytes[i], isSpatial[i] ? 1 : 0);
        }
        most = block == 6 ? 2 : Math.max(1, 8 / block);
    }

    /** The elements of a plane. */
    private static int product(int[] sizes) {
        int product = 1;
        for (int axis = 2; axis < sizes.length; axis++) {
            product *= sizes[axis];
        }
        return product;
    }

    /**
     * Writes the step.
     *
     * @param weights what W is where it is constant, or null
     */
    boolean write(Tensor weights) {
        int packedAt = weights == null || block == 1 ? -1
                : to.packed(weights, "conv" + block + "/" + groups, (long) groupBytes() * groups, this::pack);
        FunctionWriter f = to.begin(work());
        boolean isPacking = packedAt < 0 && block > 1;
        int imageBytes = imageBytes();
        Place scratch = to.scratch(imageBytes + (isPacking ? (long) groupBytes() * groups : 0));
        int packed = f.local(I32);
        if (isPacking) {
            to.address(scratch, imageBytes).set(packed);
            Walk walk = new Walk(to, f, w, scratch.view(imageBytes, scratch.sizes()));
            walk.each(new int[] {groups}, new int[][] {{groupBytes()}, {groupBytes()}}, d -> pack(d, walk));
        } else if (packedAt < 0) {
            to.address(w == null ? x : w).set(packed);
        } else {
            f.i32(packedAt).set(packed);
        }
        write(f, packed);
        return to.end();
    }

    /** The channels of a tile. */
    int block() {
        return block;
    }

    /** The bytes of the weights of a group. */
    int groupBytes() {
        return 4 * inner * outputs;
    }

    /** The bytes of scratch memory, from its begin on, that copies of planes take. */
    int imageBytes() {
        return planes.bytes(inputs);
    }

    /** The multiplications. */
    long work() {
        return (long) batch * groups * outputs * (yBytes / 4) * inner;
    }

    /** Writes all tiles into a driver; the local {@code packed} has the address of packed weights. */
    void write(FunctionWriter f, int packed) {
        Place scratch = to.scratch(imageBytes());
        int image = f.local(I32);
        Place[] places = new Place[2 + epilogue.count()];
        int[][] strides = new int[places.length + 1][];
        places[0] = x;
        places[1] = y;
        strides[0] = new int[] {xBytes * inputs * groups, xBytes * inputs};
        strides[1] = new int[] {yBytes * outputs * groups, yBytes * outputs};
        for (int i = 0; i < epilogue.count(); i++) {
            places[2 + i] = epilogue.operands()[i];
            strides[2 + i] = new int[] {4 * epilogue.strides(i)[0], channelBytes[i] * outputs};
        }
        Walk walk = new Walk(to, f, places);
        strides[places.length] = new int[] {0, groupBytes()};
        Walk all = walk.with(packed);
        all.each(new int[] {batch, groups}, strides, d -> {
            if (planes.isCopied) {
                to.address(scratch).set(image);
                planes.copy(to, d, all.at(0), image, inputs);
            } else {
                d.get(all.at(0)).set(image);
            }
            int blocks = outputs / block;
            channels(d, all, image, packed, block, 0, blocks);
            channels(d, all, image, packed, outputs % block, blocks * block, 1);
        });
        f.free(image);
    }

    /** Packs all weights once. */
    private void pack(Memory memory, int at) {
        int from = w.at();
        int whole = outputs / block * block;
        for (int group = 0; group < groups; group++) {
            int first = group * outputs * inner * 4;
            int more = first + 4 * whole * inner;
            Product.pack(memory, from + first, at + first, block, inner, whole, 4, 4 * inner,
                    false);
            Product.pack(memory, from + more, at + more, outputs - whole, inner, outputs - whole, 4,
                    4 * inner, false);
        }
    }

    /** Packs the weights of a group while the model runs. */
    private void pack(FunctionWriter f, Walk walk) {
        int whole = outputs / block * block;
        f.get(walk.at(0)).get(walk.at(1)).i32(inner).i32(whole).i32(4).i32(4 * inner)
                .call(Product.packing(to, block));
        if (whole < outputs) {
            f.get(walk.at(0)).i32(4 * whole * inner).op(I32_ADD);
            f.get(walk.at(1)).i32(4 * whole * inner).op(I32_ADD);
            f.i32(inner).i32(outputs - whole).i32(4).i32(4 * inner)
                    .call(Product.packing(to, outputs - whole));
        }
    }

    /**
     * Calls tiles for some blocks of so many channels: those of whole tiles of rows, and of the rows
     * left.
     */
    private void channels(FunctionWriter f, Walk walk, int image, int packed, int channels, int first,
            int blocks) {
        if (channels == 0 || blocks == 0) {
            return;
        }
        int vectors = vectors();
        int rows = rows(vectors);
        int left = planes.rows % rows;
        int whole = planes.rows - left;
        rows(f, walk, image, packed, new int[] {channels, rows, vectors}, first, blocks, 0, whole / rows);
        if (left > 0) {
            rows(f, walk, image, packed, new int[] {channels, left, columns(most / left)}, first, blocks,
                    whole, 1);
        }
    }

    /**
     * Calls tiles for all columns of some rows. Of few columns the last ones get tiles of their own, where
     * others would compute too much.
     *
     * @param sizes the channels, rows and vectors of a tile
     */
    private void rows(FunctionWriter f, Walk walk, int image, int packed, int[] sizes, int first,
            int blocks, int row, int rowBlocks) {
        int width = 4 * sizes[2];
        int rest = planes.columns % width;
        int whole = planes.columns - rest;
        boolean isCut = whole > 0 && whole <= FEW_PANELS * width && rest > 0 && rest + 4 <= width;
        tiles(f, walk, image, packed, tile(sizes, sizes[2], isCut ? whole : planes.columns), first, blocks,
                row, rowBlocks, 0, isCut ? whole : planes.columns);
        if (isCut) {
            tiles(f, walk, image, packed, tile(sizes, (rest + 3) / 4, rest), first, blocks, row, rowBlocks,
                    whole, rest);
        }
    }

    private ConvTile tile(int[] sizes, int vectors, int columns) {
        return new ConvTile(planes, sizes[0], sizes[1], vectors, columns, pooling, isInteger, to.isRelaxed());
    }

    private int columns(int vectors) {
        return Math.max(1, Math.min(vectors, (planes.columns + 3) / 4));
    }

    /** The vectors of a row in a tile: where there are rows as few as leave the least to no use. */
    private int vectors() {
        if (planes.rows == 1) {
            return columns(most / planes.columnStep);
        }
        boolean isEven = planes.columns % 8 == 0 || planes.columns > 64;
        return most > 1 && planes.rows < most && isEven ? columns(most / planes.rows) : 1;
    }

    private int rows(int vectors) {
        int rows = Math.min(planes.rows, Math.max(1, most / vectors));
        for (int fewer = rows; 2 * fewer > rows; fewer--) {
            if (planes.rows % fewer == 0) {
                return fewer;
            }
        }
        return rows;
    }

    private void tiles(FunctionWriter f, Walk walk, int image, int packed, ConvTile tile, int channel,
            int blocks, int row, int rowBlocks, int column, int columnCount) {
        FunctionWriter function = tile.function(to, epilogue, kinds);
        int count = epilogue.count();
        int[] at = new int[4 + count];
        int[][] strides = new int[at.length][];
        int rowBytes = 4 * planes.columns;
        int panelBytes = 16 * tile.vectors;
        at[0] = moved(f, packed, 4 * channel * inner);
        strides[0] = strides(0, 0, 4 * tile.channels * inner);
        at[1] = moved(f, image, row * planes.stepBytes + 4 * column * planes.columnStep);
        strides[1] = strides(tile.rows * planes.stepBytes, panelBytes * planes.columnStep, 0);
        int from = row * rowBytes + 4 * column;
        at[2] = moved(f, walk.at(1), channel * yBytes + from);
        strides[2] = strides(tile.rows * rowBytes, panelBytes, tile.channels * yBytes);
        for (int i = 0; i < count; i++) {
            int own = channelBytes[i];
            at[3 + i] = moved(f, walk.at(2 + i), channel * own + (isSpatial[i] ? from : 0));
            strides[3 + i] = isSpatial[i] ? strides(tile.rows * rowBytes, panelBytes, tile.channels * own)
                    : strides(0, 0, tile.channels * own);
        }
        int columns = f.local(I32);
        at[3 + count] = columns;
        f.i32(columnCount).set(columns);
        strides[3 + count] = strides(0, -4 * tile.vectors, 0);
        int panels = (columnCount + 4 * tile.vectors - 1) / (4 * tile.vectors);
        new Walk(f, at).each(sizes(rowBlocks, panels, blocks), strides, d -> {
            d.get(at[0]).get(at[1]).i32(planes.planeBytes).get(at[2]).i32(yBytes).i32(inputs).get(columns);
            for (int i = 0; i < count; i++) {
                d.get(at[3 + i]).i32(channelBytes[i]);
            }
            d.call(function);
        });
    }

    private static int moved(FunctionWriter f, int pointer, int bytes) {
        int local = f.local(I32);
        f.get(pointer);
        if (bytes != 0) {
            f.i32(bytes).op(I32_ADD);
        }
        f.set(local);
        return local;
    }

    /** What is larger, image or weights, is gone through once; the other comes from the caches. */
    private boolean isImageOuter() {
        return (long) outputs * inner * 4 <= (long) inputs * planes.planeBytes;
    }

    private int[] sizes(int rows, int panels, int blocks) {
        return isImageOuter() ? new int[] {rows, panels, blocks} : new int[] {blocks, rows, panels};
    }

    private int[] strides(int row, int panel, int block) {
        return sizes(row, panel, block);
    }
}
