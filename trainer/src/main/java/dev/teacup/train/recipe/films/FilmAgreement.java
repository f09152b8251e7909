package dev.teacup.train.recipe.films;

import dev.teacup.error.Limits;
import dev.teacup.exec.HostTensor;
import dev.teacup.exec.Session;
import dev.teacup.load.ExternalFiles;
import dev.teacup.train.data.Films;
import dev.teacup.train.data.Viewing;
import dev.teacup.train.report.Facts.Section;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;

/** How far Teacup's engine, which a page runs, and ONNX Runtime agree, on some readers evenly over all. */
record FilmAgreement(FilmEvaluation kept) {
    private static final int EVERY = 20;

    Section section() {
        Films films = kept.films();
        List<Viewing> readers = Viewing.Parts.lastOnes(films.readers(), FilmTaste.NEXT).first();
        Session session = Session.open(kept.model(), Limits.DEFAULT, ExternalFiles.NONE);
        List<List<HostTensor>> asked = IntStream.range(0, readers.size()).filter(i -> i % EVERY == 0)
                .mapToObj(reader -> FilmAnswers.inputs(films, readers.get(reader))).toList();
        List<Map<String, HostTensor>> theirs = FilmAnswers.runtime(kept.model(), asked);
        int same = 0;
        double difference = 0;
        for (int i = 0; i < asked.size(); i++) {
            Map<String, HostTensor> ours = FilmEvaluation.answered(session, asked.get(i));
            same += titles(ours).equals(titles(theirs.get(i))) ? 1 : 0;
            for (int film = 0; film < films.all().size(); film++) {
                difference = Math.max(difference, Math.abs(ours.get(FilmNetwork.ALL_GUESSES).f64(film)
                        - theirs.get(i).get(FilmNetwork.ALL_GUESSES).f64(film)));
            }
        }
        return Section.of("The same in Teacup's engine", String.format(Locale.ROOT,
                "ONNX Runtime judged all of the above, for it is faster with readers of a thousand films."
                        + " Teacup's"
                        + " engine, which a page runs, offers the same ten films in the same order to %d"
                        + " of %d"
                        + " readers, every %dth; no star differs by more than %.1e.",
                same, asked.size(), EVERY, difference));
    }

    private static List<String> titles(Map<String, HostTensor> answers) {
        HostTensor titles = answers.get(FilmNetwork.TITLES);
        return IntStream.range(0, titles.elements()).mapToObj(titles::text).toList();
    }
}
