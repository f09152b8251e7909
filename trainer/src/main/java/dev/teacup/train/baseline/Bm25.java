package dev.teacup.train.baseline;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Finds documents by their terms: the sum over the terms of a query of
 * idf (k1 + 1) f / (f + k1 (1 - b + b length / mean length)), where f is how often the document has the term
 * and idf = ln(1 + (n - d + 0.5) / (d + 0.5)) for a term that d of n documents have.
 *
 * @see <a href="https://doi.org/10.1561/1500000019">Robertson, Zaragoza, The Probabilistic Relevance
 *      Framework, 2009</a>
 */
public final class Bm25 {
    private static final double K1 = 1.2;
    private static final double B = 0.3;
    private static final int SHORTEST = 3;
    private static final int LONGEST = 4;

    private final int documents;
    private final Map<String, List<Posting>> postings = new HashMap<>();

    /** What a term adds to the score of a document. */
    private record Posting(int document, double score) {}

    /** @param documents the terms of each, as often as they are there */
    public Bm25(List<? extends Collection<String>> documents) {
        this.documents = documents.size();
        double mean = documents.stream().mapToInt(Collection::size).average().orElse(0);
        Map<String, Map<Integer, Integer>> counts = new HashMap<>();
        for (int i = 0; i < documents.size(); i++) {
            for (String term : documents.get(i)) {
                counts.computeIfAbsent(term, fresh -> new HashMap<>()).merge(i, 1, Integer::sum);
            }
        }
        counts.forEach((term, having) -> {
            double idf = Math.log(1 + (this.documents - having.size() + 0.5) / (having.size() + 0.5));
            List<Posting> list = new ArrayList<>();
            having.forEach((document, f) -> {
                double length = documents.get(document).size();
                list.add(new Posting(document, idf * (K1 + 1) * f / (f + K1 * (1 - B + B * length / mean))));
            });
            postings.put(term, list);
        });
    }

    /** A score for each document; 0 where it has no term of the query. */
    public double[] scores(Collection<String> query) {
        double[] scores = new double[documents];
        for (String term : query) {
            for (Posting posting : postings.getOrDefault(term, List.of())) {
                scores[posting.document()] += posting.score();
            }
        }
        return scores;
    }

    /** Runs of three and four characters of each word with a blank before and behind it. */
    public static List<String> grams(Collection<String> words) {
        List<String> grams = new ArrayList<>();
        for (String word : words) {
            String framed = ' ' + word + ' ';
            for (int length = SHORTEST; length <= LONGEST; length++) {
                for (int at = 0; at + length <= framed.length(); at++) {
                    grams.add(framed.substring(at, at + length));
                }
            }
        }
        return grams;
    }
}
