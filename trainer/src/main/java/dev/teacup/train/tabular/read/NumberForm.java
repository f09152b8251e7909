package dev.teacup.train.tabular.read;

import java.util.regex.Pattern;

/** How a column writes its numbers. A currency's sign before them and a percent sign behind are left out. */
enum NumberForm {
    /** 1234.5 or 1,234.5. */
    POINT("[,'\u2019 \u00A0\u202F]", "\\."),
    /** 1234,5 or 1.234,5. */
    COMMA("[.'\u2019 \u00A0\u202F]", ",");

    private static final int LONGEST = 40;
    private static final String CURRENCIES = "$\u20AC\u00A3\u00A5";

    private final Pattern pattern;
    private final Pattern thousands;

    NumberForm(String thousands, String point) {
        String whole = "(\\d+|\\d{1,3}(" + thousands + "\\d{3})+)";
        this.pattern = Pattern.compile("[+-]?(" + whole + "(" + point + "\\d*)?|" + point + "\\d+)"
                + "([eE][+-]?\\d{1,3})?");
        this.thousands = Pattern.compile(thousands);
    }

    /** The number in a cell; NaN where it is none. */
    double of(String cell) {
        if (cell.isEmpty() || cell.length() > LONGEST) {
            return Double.NaN;
        }
        String bare = bare(cell);
        if (!pattern.matcher(bare).matches()) {
            return Double.NaN;
        }
        String plain = thousands.matcher(bare).replaceAll("");
        double number = Double.parseDouble(this == COMMA ? plain.replace(',', '.') : plain);
        return Double.isFinite(number) ? number : Double.NaN;
    }

    /** Whether the cell is a number in this form, and would be none, or another, in the other form. */
    boolean isOnly(String cell) {
        double other = (this == POINT ? COMMA : POINT).of(cell);
        double own = of(cell);
        return !Double.isNaN(own) && Double.isNaN(other);
    }

    private static String bare(String cell) {
        String bare = cell.replace('\u2212', '-');
        String signless = bare.startsWith("-") ? bare.substring(1) : bare;
        if (!signless.isEmpty() && CURRENCIES.indexOf(signless.charAt(0)) >= 0) {
            bare = (bare.startsWith("-") ? "-" : "") + signless.substring(1).strip();
        }
        int last = bare.length() - 1;
        boolean isMarked =
                last > 0 && (bare.charAt(last) == '%' || CURRENCIES.indexOf(bare.charAt(last)) >= 0);
        return isMarked ? bare.substring(0, last).strip() : bare;
    }
}
