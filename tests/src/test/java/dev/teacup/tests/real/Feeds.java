package dev.teacup.tests.real;

import dev.teacup.exec.HostTensor;
import dev.teacup.tensor.DType;
import dev.teacup.tensor.Num;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/**
 * What each model is fed: sound that hums and hisses, pictures with a word or with edges, sentences of random
 * words; in several sizes where a model takes them. Everything follows from the model's name.
 */
final class Feeds {
    private static final int WORDS = 30_522;
    private static final int CHUNKS = 5;
    private static final String[] WORD = {
        "##### ##### .###. .#### #...# ####.",
        "..#.. #.... #...# #.... #...# #...#",
        "..#.. #.... #...# #.... #...# #...#",
        "..#.. ####. ##### #.... #...# ####.",
        "..#.. #.... #...# #.... #...# #....",
        "..#.. #.... #...# #.... #...# #....",
        "..#.. ##### #...# .#### .###. #....",
    };
    private static final Map<String, Make> TABLE = new LinkedHashMap<>();

    /** Makes what is fed to one model. */
    @FunctionalInterface
    private interface Make {
        List<Stream> of(Feeds feeds);
    }

    static {
        TABLE.put("silero-vad-6", f -> List.of(f.voice(1, 576, 16_000), f.voice(2, 288, 8000)));
        TABLE.put("silero-vad-5", f -> List.of(f.voice(1, 512, 16_000), f.voice(3, 256, 8000)));
        TABLE.put("silero-vad-4", f -> List.of(f.oldVoice(1, 512, 16_000), f.oldVoice(2, 768, 8000)));
        TABLE.put("silero-vad-5-half", f -> List.of(f.voice(1, 576, 0), f.voice(2, 576, 0)));
        TABLE.put("silero-vad-6-ifless", f -> List.of(f.voice(1, 576, -16_000), f.voice(1, 288, -8000)));
        TABLE.put("melspectrogram", f -> f.each(f.sound(1, 1760), f.sound(1, 8000)));
        TABLE.put("speech-embedding", f -> f.each(f.reals(0, 2, 1, 76, 32, 1), f.reals(0, 2, 2, 76, 32, 1)));
        TABLE.put("wake-word", f -> f.each(f.reals(-2, 2, 1, 25, 96), f.reals(-9, 9, 1, 25, 96)));
        TABLE.put("ocr-4-detector", f -> f.each(f.word(1, 96, 160)));
        TABLE.put("ocr-4-recogniser", f -> f.each(f.word(1, 48, 96), f.word(2, 48, 64)));
        TABLE.put("ocr-classifier", f -> f.each(f.word(1, 48, 192), f.word(2, 48, 96)));
        TABLE.put("ocr-3-detector", f -> f.each(f.word(1, 64, 160), f.word(1, 96, 64)));
        TABLE.put("ocr-3-recogniser", f -> f.each(f.word(2, 48, 64), f.word(1, 48, 96)));
        TABLE.put("faces-near", f -> f.each(f.blocks(1.0, 1, 128, 128, 3)));
        TABLE.put("faces-far", f -> f.each(f.blocks(1.0, 1, 256, 256, 3)));
        TABLE.put("line-segments", f -> f.each(f.blocks(255.0, 1, 320, 320, 4)));
        TABLE.put("sentences-minilm", f -> List.of(f.sentences(1, 7), f.sentences(3, 12)));
        TABLE.put("sentences-e5", f -> List.of(f.sentences(2, 9)));
    }

    private final Random random;

    private Feeds(String model) {
        random = new Random(model.hashCode());
    }

    /** The models in the table. */
    static Iterable<String> names() {
        return TABLE.keySet();
    }

    static List<Stream> of(String model) {
        return TABLE.get(model).of(new Feeds(model));
    }

    /** One run for each tensor, of a model with one input. */
    private List<Stream> each(HostTensor... inputs) {
        List<List<HostTensor>> runs = new ArrayList<>();
        for (HostTensor input : inputs) {
            runs.add(List.of(input));
        }
        return List.of(Stream.of(runs));
    }

    /**
     * Silero's inputs since version 5: sound, state and sampling rate.
     *
     * @param rate 0 where the model does not take it; negative where it comes before the state
     */
    private Stream voice(int batch, int samples, int rate) {
        List<List<HostTensor>> runs = new ArrayList<>();
        for (int chunk = 0; chunk < CHUNKS; chunk++) {
            List<HostTensor> run = new ArrayList<>(List.of(sound(batch, samples)));
            run.add(HostTensor.of(DType.FLOAT32, 2, batch, 128));
            if (rate != 0) {
                run.add(rate < 0 ? 1 : 2, HostTensor.longs(new int[0], Math.abs(rate)));
            }
            runs.add(run);
        }
        return new Stream(runs, rate == 0 ? new int[] {-1, 1}
                : rate < 0 ? new int[] {-1, -1, 1} : new int[] {-1, 1, -1});
    }

    /** Silero's inputs up to version 4: sound, sampling rate, and two states of an LSTM. */
    private Stream oldVoice(int batch, int samples, int rate) {
        List<List<HostTensor>> runs = new ArrayList<>();
        for (int chunk = 0; chunk < CHUNKS; chunk++) {
            runs.add(List.of(sound(batch, samples), HostTensor.longs(new int[0], rate),
                    HostTensor.of(DType.FLOAT32, 2, batch, 64), HostTensor.of(DType.FLOAT32, 2, batch, 64)));
        }
        return new Stream(runs, new int[] {-1, -1, 1, 2});
    }

    /** Words of the models' vocabulary; the last sentence of a batch is shorter than the others. */
    private Stream sentences(int batch, int words) {
        long[] ids = new long[batch * words];
        long[] mask = new long[ids.length];
        for (int i = 0; i < ids.length; i++) {
            boolean isWord = batch == 1 || i < ids.length - words / 2;
            ids[i] = isWord ? random.nextInt(WORDS) : 0;
            mask[i] = isWord ? 1 : 0;
        }
        int[] dims = {batch, words};
        return Stream.of(List.of(List.of(HostTensor.longs(dims, ids), HostTensor.longs(dims, mask),
                HostTensor.of(DType.INT64, dims))));
    }

    private HostTensor sound(int batch, int samples) {
        HostTensor sound = HostTensor.of(DType.FLOAT32, batch, samples);
        double pitch = 0.02 + 0.1 * random.nextDouble();
        for (int i = 0; i < sound.elements(); i++) {
            double hum = Num.sin(pitch * i) + 0.5 * Num.sin(2.1 * pitch * i);
            sound.tensor().f64(i, 0.2 * hum + 0.05 * random.nextGaussian());
        }
        return sound;
    }

    /** Dark on bright in three planes, somewhat noisy, as PaddleOCR scales its pictures. */
    private HostTensor word(int batch, int height, int width) {
        HostTensor picture = HostTensor.of(DType.FLOAT32, batch, 3, height, width);
        for (int i = 0; i < picture.elements(); i++) {
            int column = (i % width - 8) / 4;
            int row = (i / width % height - height / 2 + 14) / 4;
            boolean isInk = column >= 0 && column < WORD[0].length() && row >= 0 && row < WORD.length
                    && WORD[row].charAt(column) == '#';
            picture.tensor().f64(i, (isInk ? -1.8 : 2.2) + 0.2 * random.nextGaussian());
        }
        return picture;
    }

    /** Up to {@code top}, in blocks with noise. */
    private HostTensor blocks(double top, int... dims) {
        HostTensor picture = HostTensor.of(DType.FLOAT32, dims);
        for (int i = 0; i < picture.elements(); i++) {
            int row = i / dims[3] / dims[2];
            boolean isBright = (i / dims[3] % dims[2] / 37 + row / 29) % 2 == 0;
            picture.tensor().f64(i, top * ((isBright ? 0.7 : 0.1) + 0.2 * random.nextDouble()));
        }
        return picture;
    }

    private HostTensor reals(double from, double to, int... dims) {
        HostTensor reals = HostTensor.of(DType.FLOAT32, dims);
        for (int i = 0; i < reals.elements(); i++) {
            reals.tensor().f64(i, from + (to - from) * random.nextDouble());
        }
        return reals;
    }
}
