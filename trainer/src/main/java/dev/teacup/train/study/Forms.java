package dev.teacup.train.study;

import dev.teacup.train.quantize.Form;
import dev.teacup.train.report.Folder;
import dev.teacup.train.report.SmallerFiles;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPOutputStream;

/**
 * The forms of a trained model in its folder: {@code model.onnx}, which a page loads, and the others beside
 * it, each with goldens of its own.
 *
 * @param name of the recipe
 */
public record Forms(Folder folder, String name, Study study) {
    private static final String KEPT = "model.onnx";

    /**
     * Writes a model that was trained in each form.
     *
     * @param model with weights in float32
     * @param kept the form that {@code model.onnx} has
     * @return the bytes of {@code model.onnx}
     */
    public byte[] write(byte[] model, Form kept) {
        byte[] bytes = kept.of(model, study.calibration());
        folder.writeModel(bytes);
        study.golden().write(folder, name, bytes, kept);
        folder.delete(kept.file());
        folder.delete(golden(kept));
        writeOthers(model, kept);
        return bytes;
    }

    /**
     * Makes the others anew from the model with weights in float32, and judges all of them.
     *
     * @param kept the bytes of {@code model.onnx}
     * @param figures of it, by the part of the rows, then by the measure
     */
    public void renew(byte[] kept, Map<String, Map<String, Double>> figures) {
        Form form = Form.of(kept);
        writeOthers(form == Form.FLOAT32 ? kept : folder.read(Form.FLOAT32.file()), form);
        judge(kept, figures);
    }

    /**
     * Judges the others as {@code model.onnx} was judged, and notes the figures of all of them.
     *
     * @param kept the bytes of {@code model.onnx}
     * @param figures of it, by the part of the rows, then by the measure
     */
    void judge(byte[] kept, Map<String, Map<String, Double>> figures) {
        Form form = Form.of(kept);
        String part = figures.keySet().iterator().next();
        List<SmallerFiles.Stored> all = new ArrayList<>();
        for (Form each : Form.values()) {
            byte[] bytes = each == form ? kept : folder.read(each.file());
            Map<String, Double> said = each == form ? figures.get(part)
                    : study.judge(bytes, folder.path().resolve(each.file()).toString()).figures().get(part);
            all.add(new SmallerFiles.Stored(each.toString(), each == form ? KEPT : each.file(), bytes.length,
                    packedBytes(bytes), Form.smallerWeights(bytes), said));
        }
        folder.write(new SmallerFiles(part, all));
    }

    private void writeOthers(byte[] model, Form kept) {
        for (Form form : Form.values()) {
            if (form != kept) {
                byte[] bytes = form.of(model, study.calibration());
                folder.write(form.file(), ByteBuffer.wrap(bytes));
                study.golden().write(folder, name + "-" + form, bytes, form);
            }
        }
    }

    private String golden(Form form) {
        return "golden/" + name + "-" + form;
    }

    private static int packedBytes(byte[] bytes) {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(packed)) {
            out.write(bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return packed.size();
    }
}
