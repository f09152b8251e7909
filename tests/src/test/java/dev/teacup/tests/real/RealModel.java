package dev.teacup.tests.real;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * A line of {@code models.tsv}.
 *
 * @param source the package: {@code npm NAME VERSION} or {@code maven GROUP:ARTIFACT:VERSION}
 * @param file its path in the package
 * @param sha256 of the file, so that what is run is what the table was made of
 * @param numbers what it computes with: floats, or bytes
 * @param licence of the model
 * @param origin what it is, and by whom
 */
record RealModel(String name, String source, String file, String sha256, String numbers, String licence,
        String origin) {
    private static final int FIELDS = 7;

    static List<RealModel> all() throws IOException {
        List<RealModel> models = new ArrayList<>();
        try (InputStream in = RealModel.class.getResourceAsStream("models.tsv")) {
            for (String line : new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().toList()) {
                String[] fields = line.split("\t");
                if (fields.length != FIELDS) {
                    throw new IOException("models.tsv: '" + line + "' has not " + FIELDS + " fields");
                }
                models.add(new RealModel(fields[0], fields[1], fields[2], fields[3], fields[4], fields[5],
                        fields[6]));
            }
        }
        return models;
    }

    @Override
    public String toString() {
        return name;
    }
}
