package dev.teacup.train.page;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.JsonNode;
import dev.teacup.error.ModelException;
import dev.teacup.train.report.Account;
import dev.teacup.train.report.Folder;
import dev.teacup.train.report.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;

/**
 * The report of a model's folder as one file of HTML, which a browser opens from the disk. It asks for
 * nothing: pictures, scripts and data are inside, and a policy in it forbids the rest.
 */
public final class ReportPage {
    private static final String REPORT = "report.md";
    private static final String UNTOLD = "<p>There is no report.md beside these curves.</p>";

    private final Path folder;

    private ReportPage(Path folder) {
        this.folder = folder;
    }

    /**
     * The page about a folder that has a report, or what training wrote down.
     *
     * @throws ModelException when there is neither, or what there is cannot be read
     */
    public static String of(Path folder) {
        Account account = new Folder(folder).account();
        boolean isReported = Files.isRegularFile(folder.resolve(REPORT));
        if (!Files.isDirectory(folder) || account == null && !isReported) {
            throw new ModelException(folder.toString(), "there is no report in this folder",
                    "a folder with report.md or training.json, as ./teacup train leaves it",
                    Files.isDirectory(folder) ? "neither of them"
                            : Files.exists(folder) ? "a file" : "nothing",
                    "name the folder of a model, such as models/weather, or train one");
        }
        return new ReportPage(folder).page(account, isReported);
    }

    private String page(Account account, boolean isReported) {
        String name = String.valueOf(folder.toAbsolutePath().normalize().getFileName());
        Prose prose = isReported ? Prose.of(text(REPORT), folder) : new Prose(null, UNTOLD);
        Board board = Board.of(folder.resolve("board"));
        List<Space> spaces = new ArrayList<>(board.spaces());
        modelSpaces().stream().filter(space -> spaces.stream().noneMatch(space::isLike)).forEach(spaces::add);
        Data data = new Data(board.withCurves(account == null ? List.of() : Curves.of(account)),
                board.spreads(), spaces.stream().map(Space::shortened).map(SpaceData::of).toList());
        return new Template(Resource.text("page.html")).filled(Map.of(
                "title", Template.escaped(prose.title() == null ? name : prose.title()),
                "name", Template.escaped(name),
                "look", Resource.text(Resource.LOOK),
                "style", Resource.text("page.css"),
                "report", prose.html(),
                "data", Template.insideScript(Json.line(data)),
                "script", Modules.joined("main.js"),
                "worker", Modules.joined("tsne-worker.js")));
    }

    private List<Space> modelSpaces() {
        Path model = folder.resolve("model.onnx");
        if (!Files.isRegularFile(model)) {
            return List.of();
        }
        try {
            return ModelSpaces.of(bytes("model.onnx"), labels());
        } catch (ModelException refused) {
            throw refused.at(model.toString());
        }
    }

    /** The labels of each output that has some. */
    private List<List<String>> labels() {
        Path description = folder.resolve("model.json");
        if (!Files.isRegularFile(description)) {
            return List.of();
        }
        List<List<String>> all = new ArrayList<>();
        for (JsonNode labels : Json.read(description, JsonNode.class).findValues("labels")) {
            List<String> words = new ArrayList<>();
            labels.forEach(label -> words.add(label.asText()));
            all.add(words);
        }
        return all;
    }

    private String text(String file) {
        return new String(bytes(file), StandardCharsets.UTF_8);
    }

    private byte[] bytes(String file) {
        try {
            return Files.readAllBytes(folder.resolve(file));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** What the page's script draws. */
    private record Data(List<Curves> curves, List<Board.Spreads> spreads, List<SpaceData> spaces) {}

    /**
     * A space as the script reads it.
     *
     * @param vectors [rows, width] in base64
     * @param components [rows, 2] the places along the two principal components, in base64
     * @param shares of the variance that the components have
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    private record SpaceData(String name, int width, String vectors, String components, double[] shares,
            List<Space.Column> columns, SpriteData sprite) {
        static SpaceData of(Space space) {
            PrincipalComponents components = PrincipalComponents.of(space.vectors(), space.width());
            return new SpaceData(space.name(), space.width(), Space.base64(space.vectors()),
                    Space.base64(components.places()), components.shares(), space.columns(),
                    SpriteData.of(space.sprite()));
        }
    }

    /** A sprite as the script reads it. */
    private record SpriteData(String address, int width, int height) {
        static SpriteData of(Space.Sprite sprite) {
            return sprite == null ? null
                    : new SpriteData("data:image/png;base64,"
                            + Base64.getEncoder().encodeToString(sprite.png()), sprite.width(),
                            sprite.height());
        }
    }
}
