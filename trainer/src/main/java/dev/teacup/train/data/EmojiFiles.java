package dev.teacup.train.data;

import static dev.teacup.error.Text.quoted;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.teacup.error.ModelException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * The bytes of the two files that emoji are learnt from.
 *
 * @param emojis jemoji's: a list of emoji, each an object with its sign, description and keywords
 * @param keywords emojilib's: an object that has a list for each emoji, first its name, then keywords
 */
record EmojiFiles(byte[] emojis, byte[] keywords) {
    static final String EMOJIS = "emojis.json";
    static final String QUERIES = "emoji-en-US.json";
    private static final List<String> ALIASES = List.of("discordAliases", "githubAliases", "slackAliases");

    /** Those of the packages. */
    static EmojiFiles published() {
        return new EmojiFiles(resource("jemoji/" + EMOJIS),
                resource("META-INF/resources/webjars/emojilib/3.0.7/dist/" + QUERIES));
    }

    /** Those in a folder. */
    static EmojiFiles read(Path folder) {
        return new EmojiFiles(file(folder.resolve(EMOJIS)), file(folder.resolve(QUERIES)));
    }

    private static byte[] resource(String name) {
        try (InputStream in = EmojiFiles.class.getClassLoader().getResourceAsStream(name)) {
            if (in == null) {
                throw new ModelException(name, "the emoji are not on the class path",
                        "the packages net.fellbaum:jemoji and org.webjars.npm:emojilib, which the profile"
                                + " emoji brings",
                        "nothing", "start by ./teacup, run Maven with -Pemoji, or name a folder by --data");
            }
            return in.readAllBytes();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static byte[] file(Path file) {
        try {
            return Files.readAllBytes(file);
        } catch (IOException unreadable) {
            throw new ModelException(file.toString(), "the file cannot be read",
                    "a folder with " + EMOJIS + " of jemoji and " + QUERIES + " of emojilib",
                    unreadable.toString(), "check the path given to --data");
        }
    }

    String sha256() {
        ByteArrayOutputStream both = new ByteArrayOutputStream();
        both.writeBytes(emojis);
        both.writeBytes(keywords);
        return new CsvFile(EMOJIS, both.toByteArray()).sha256();
    }

    /** The emoji that are fully qualified and have no tone of skin, in the order of the file. */
    List<Emoji> candidates() {
        List<Emoji> candidates = new ArrayList<>();
        for (JsonNode emoji : tree(EMOJIS, emojis, true)) {
            if (emoji.path("qualification").asText().equals("fully-qualified")
                    && !emoji.path("hasFitzpatrick").asBoolean()) {
                candidates.add(emoji(emoji, candidates.size()));
            }
        }
        if (candidates.isEmpty()) {
            throw new ModelException(EMOJIS, "there are no emoji that could be found",
                    "emoji whose qualification is fully-qualified", "none",
                    "check that the file was written to its end");
        }
        return candidates;
    }

    private static Emoji emoji(JsonNode emoji, int place) {
        String sign = emoji.path("emoji").asText();
        if (sign.isEmpty() || emoji.path("description").asText().isEmpty()) {
            throw new ModelException(EMOJIS + ", emoji " + (place + 1),
                    "it has no sign, or no description", "texts under emoji and description",
                    emoji.toString().substring(0, Math.min(80, emoji.toString().length())),
                    "complete it, or delete it");
        }
        List<String> aliases = new ArrayList<>();
        ALIASES.forEach(program -> aliases.addAll(texts(emoji.path(program))));
        return new Emoji(sign, emoji.path("description").asText(), texts(emoji.path("keywords")), aliases,
                emoji.path("group").asText());
    }

    /** Keywords with a letter, without the names that stand first, in the order in which they come. */
    List<EmojiQueries.Query> queries(List<Emoji> candidates) {
        Map<String, Integer> places = new HashMap<>();
        for (int i = 0; i < candidates.size(); i++) {
            places.put(Emoji.plain(candidates.get(i).sign()), i);
        }
        Map<String, SortedSet<Integer>> relevant = new LinkedHashMap<>();
        tree(QUERIES, keywords, false).properties().forEach(emoji -> {
            Integer place = places.get(Emoji.plain(emoji.getKey()));
            if (place == null) {
                throw new ModelException(QUERIES, "an emoji is not among those that can be found",
                        "one of the " + candidates.size() + " of " + EMOJIS, quoted(emoji.getKey()),
                        "delete it, or use the editions that belong together");
            }
            List<String> all = texts(emoji.getValue());
            for (String keyword : all.subList(Math.min(1, all.size()), all.size())) {
                String query = String.join(" ", Tokens.of(keyword));
                if (query.chars().anyMatch(sign -> sign >= 'a' && sign <= 'z')) {
                    relevant.computeIfAbsent(query, fresh -> new TreeSet<>()).add(place);
                }
            }
        });
        return relevant.entrySet().stream().map(query -> new EmojiQueries.Query(query.getKey(),
                query.getValue().stream().mapToInt(place -> place).toArray())).toList();
    }

    private static List<String> texts(JsonNode list) {
        List<String> texts = new ArrayList<>();
        list.forEach(text -> texts.add(text.asText()));
        return texts;
    }

    private static JsonNode tree(String name, byte[] bytes, boolean isList) {
        String expected = isList ? "a list of emoji" : "an object that has a list of keywords for each emoji";
        try {
            JsonNode tree = JsonMapper.builder().build().readTree(bytes);
            if (isList ? tree.isArray() : tree.isObject()) {
                return tree;
            }
            throw new ModelException(name, "the file holds something else", expected,
                    tree.getNodeType().toString().toLowerCase(Locale.ROOT),
                    "check the folder given to --data");
        } catch (IOException broken) {
            String what = broken.getMessage();
            throw new ModelException(name, "this is no JSON", expected, what.lines().findFirst().orElse(what),
                    "check that the file was written to its end");
        }
    }
}
