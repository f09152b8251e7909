package dev.teacup.train.cli;

import dev.teacup.web.GalleryServer;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Serves the gallery. */
@Command(name = "serve", mixinStandardHelpOptions = true, description = "Serves the gallery of models.")
final class ServeCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Option(names = "--port", paramLabel = "N", description = "the port (default: ${DEFAULT-VALUE})")
    private int port = GalleryServer.DEFAULT_PORT;

    @Override
    public Integer call() throws InterruptedException {
        try (GalleryServer server = GalleryServer.start(port)) {
            spec.commandLine().getOut()
                    .println("The gallery is at " + server.address() + " until you press Ctrl+C.");
            spec.commandLine().getOut().flush();
            server.join();
        }
        return 0;
    }
}
