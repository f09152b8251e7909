package dev.teacup.train.cli;

import dev.teacup.web.GalleryServer;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Serves the gallery, or the page of one folder. */
@Command(name = "serve", mixinStandardHelpOptions = true, description = "Serves the gallery of models,"
        + " or the page of a model that ./teacup train FILE.csv made.")
final class ServeCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Parameters(paramLabel = "DIR", arity = "0..1", description = "a folder with a page of its own")
    private Path folder;

    @Option(names = "--port", paramLabel = "N", description = "the port (default: ${DEFAULT-VALUE})")
    private int port = GalleryServer.DEFAULT_PORT;

    @Override
    public Integer call() throws InterruptedException {
        try (GalleryServer server =
                folder == null ? GalleryServer.start(port) : GalleryServer.start(port, folder)) {
            spec.commandLine().getOut().println((folder == null ? "The gallery" : "The page of " + folder)
                    + " is at " + server.address() + " until you press Ctrl+C.");
            spec.commandLine().getOut().flush();
            server.join();
        }
        return 0;
    }
}
