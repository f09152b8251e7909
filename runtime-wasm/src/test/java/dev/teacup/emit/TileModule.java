package dev.teacup.emit;

import static dev.teacup.wasm.Kind.I32;
import static dev.teacup.wasm.Opcode.I32_SUB;

import dev.teacup.plan.Place;
import dev.teacup.plan.Region;
import dev.teacup.tensor.DType;
import dev.teacup.wasm.FunctionWriter;
import java.util.List;

/**
 * A module that multiplies two matrices again and again by tiles of one size, so that browsers can be asked
 * which size is fast: A [rows, inner], B [inner, columns] in panels, both as the memory has them.
 */
public final class TileModule {
    /** Rows that all tiles of up to six divide, and columns that those of up to six vectors do. */
    public static final int ROWS = 120;
    public static final int COLUMNS = 96;
    public static final int INNER = 256;
    /** Products of one call of {@code stretch_0(0, 0, 1)}. */
    public static final int TIMES = 20;
    public static final int PAGES = 8;

    private TileModule() {}

    /** The module with tiles of so many rows and vectors of four columns. */
    public static byte[] of(int rows, int vectors, boolean isRelaxed) {
        Emission to = new Emission(null, isRelaxed, new Region(null, List.of(), 0, 0, List.of(), false));
        Place a = place(0);
        Place b = place(1 << 18);
        FunctionWriter driver = to.begin(1);
        Walk walk = new Walk(to, driver, a, b, place(1 << 17));
        int left = driver.local(I32);
        driver.i32(TIMES).set(left);
        int loop = driver.loop();
        Tile tile = new Tile(rows, vectors);
        tile.write(to, driver, Epilogue.none(), new Tile.Operand[0],
                new Tile.Matrices(walk, walk.at(1), 4 * INNER, 4, 4 * tile.columns(),
                        4 * INNER * tile.columns(), 4 * COLUMNS, INNER, ROWS, COLUMNS));
        driver.get(left).i32(1).op(I32_SUB).set(left).get(left).brIf(loop).end();
        to.end();
        to.endStretch();
        return to.toBytes(true);
    }

    private static Place place(int at) {
        return new Place(DType.FLOAT32, new int[0], false, at);
    }
}
