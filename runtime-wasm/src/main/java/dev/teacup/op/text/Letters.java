package dev.teacup.op.text;

/**
 * The letters of two cases of all alphabets of Unicode's first 65,536 characters, one for one, the same ones
 * on every machine: ß, whose capital is two letters, stays as it is.
 *
 * @see <a href="https://www.unicode.org/reports/tr44/#Casemapping">Unicode, simple case mapping</a>
 */
final class Letters {
    /**
     * Runs of capital letters, every one or every other character, whose small letters lie at one distance.
     * Of each run three characters, a blank being 0: how far behind the end of the run before it begins; how
     * many letters follow the first one, times 2, and 1 if it is every other character; the distance. The
     * first eight are for one direction: a later run overrides them in the other one.
     */
    private static final String RUNS =
            "i \u0108* \u014c\u00fd \uff59\u028c \ufd39' ?\u1da3 \ue2c3$ \udf61! \udfda\udf36R@"
                    + "\u0086L@\",@BO!$%!#/!#M!\" \uffa7!%!$ \u00f2!#!\" \u00ee! !\"\"\u00ed! !# o! \u00ea!"
                    + " \u00eb! !\" \u00ed! \u00ef\" \u00f3! \u00f1! !$ \u00f3! \u00f5\" \u00f6!%!\" \u00fa"
                    + "! !\" \u00fa# !\" \u00fa! !\"\"\u00f9!#!\" \u00fb! !$ !( \"# \"# \"#/!#1!# \"# !\" "
                    + "\uffbf! \uffe8!G!\" \uff9e\"1!( \u2a4b! !\" \uff7d! \u2a48# !\" \uff5d! e! g!)!"
                    + "\u0142#!$ !) \u0094' F\"$E\" `\"\"_\"@@\"0@D ()7!) !\" \u0019! !#$\uff9e!>p!^@QA!*U!"
                    + "\" /!-!#\u007f!#jP\u0b6aj\u1c80\" \u1c80& \u1c80\u02f3\u00be\u97f0!*(\u08bbt\uf460#$"
                    + "\uf460\u0161\u00b5!,\u007f!*.\u0018)*\u0018+.\u0018).\u0018)*\u0018,'\u0018).\u00189"
                    + ".\u0018).\u0018).\u0018)\"\u0018!\"\uffd6! \u0017,&\uffca! \u0017,\"\u0018!\"\uffbc-"
                    + "\"\u0018!\"\uffb0! \u0019,\"\uffa0!\"\uffa2! \u0017\u0156 <N>04 !\u0353R:\u0751|PR !"
                    + "\" \ud629! \uf13a! \ud639#%!\" \ud604! \ud623! \ud601! \ud602\" !# !)\"\ud5e1!\u0083"
                    + "!)#!% !\u796eM!4;!\u00a8-!$]!+#!\" \u761c!)!% !\" \u5af8##!$3!\" \u5adc! \u5ad1! "
                    + "\u5ad5! \u5adf! \u5adc\" \u5b0e! \u5af6! \u5b0b! \u03c0!+!$ !\" \ufff0! \u5add! "
                    + "\u75e8!#!L !\u574cR@";

    private Letters() {}

    /** For each character its capital letter, or its small one. */
    static char[] table(boolean isUpper) {
        char[] table = new char[1 << 16];
        for (int i = 0; i < table.length; i++) {
            table[i] = (char) i;
        }
        char capital = 0;
        for (int run = 0; run < RUNS.length(); run += 3) {
            capital += RUNS.charAt(run) - ' ';
            int length = RUNS.charAt(run + 1) - ' ';
            for (int i = 0; i <= length; i += 2) {
                capital += i == 0 ? 0 : 1 + length % 2;
                char small = (char) (capital + RUNS.charAt(run + 2) - ' ');
                table[isUpper ? small : capital] = isUpper ? capital : small;
            }
        }
        return table;
    }
}
