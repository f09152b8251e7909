package dev.teacup.web;

import dev.teacup.error.ModelException;
import java.io.IOException;
import java.net.BindException;
import java.net.URI;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.eclipse.jetty.ee11.webapp.WebAppContext;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.util.resource.Resource;
import org.eclipse.jetty.util.resource.ResourceFactory;

/** The site, served by this process: {@code META-INF/resources} of every module on the class path. */
public final class GalleryServer implements AutoCloseable {
    /** Where the site is unless one asks for another place. */
    public static final int DEFAULT_PORT = 8080;

    private static final String ROOT = "META-INF/resources/";
    private static final String PAGE = "index.html";
    private static final String PRECOMPRESSED = "org.eclipse.jetty.servlet.Default.precompressed";
    private static final String EVERYWHERE = "0.0.0.0";
    private static final int LAST_PORT = 65_535;

    private final Server server;
    private final ServerConnector connector;

    private GalleryServer(Server server, ServerConnector connector) {
        this.server = server;
        this.connector = connector;
    }

    /**
     * Starts to serve; port 0 takes any free one.
     *
     * @throws ModelException when the port is in use, not allowed, or none
     */
    public static GalleryServer start(int port) {
        return start(port, EVERYWHERE, List.of(), null);
    }

    /**
     * Starts to serve a folder with a page of its own, which finds the engine, the widget and the site's look
     * beside it.
     *
     * @throws ModelException when there is no page in the folder, or as {@link #start(int)}
     */
    public static GalleryServer start(int port, Path folder) {
        if (!Files.isRegularFile(folder.resolve(PAGE))) {
            throw new ModelException("serve " + folder, "there is no page in the folder",
                    "a folder with " + PAGE + ", such as ./teacup train FILE.csv makes",
                    Files.isDirectory(folder) ? "a folder without it" : "no folder",
                    "name the folder of such a model, or none for the gallery");
        }
        return start(port, EVERYWHERE, List.of(), folder);
    }

    /**
     * Starts on a free port that only this machine reaches; {@code first} may answer before the site does.
     */
    public static GalleryServer startBehind(Handler first) {
        return start(0, "127.0.0.1", List.of(first), null);
    }

    private static GalleryServer start(int port, String host, List<Handler> first, Path folder) {
        if (port < 0 || port > LAST_PORT) {
            throw new ModelException("serve", "there is no such port", "0 to " + LAST_PORT,
                    String.valueOf(port),
                    "use --port " + DEFAULT_PORT);
        }
        Server server = new Server();
        ServerConnector connector = new ServerConnector(server);
        connector.setHost(host);
        connector.setPort(port);
        connector.getConnectionFactory(HttpConnectionFactory.class).getHttpConfiguration()
                .setSendServerVersion(false);
        server.addConnector(connector);
        List<Handler> handlers = new ArrayList<>(first);
        handlers.add(site(server, folder));
        server.setHandler(new Handler.Sequence(handlers));
        GalleryServer gallery = new GalleryServer(server, connector);
        gallery.begin();
        return gallery;
    }

    /** The address of the front page. */
    public URI address() {
        String host = connector.getHost().equals(EVERYWHERE) ? "localhost" : connector.getHost();
        return URI.create("http://" + host + ":" + connector.getLocalPort() + "/");
    }

    /** Waits until the server ends, by {@link #close} or by an interrupt. */
    public void join() throws InterruptedException {
        server.join();
    }

    @Override
    public void close() {
        try {
            server.stop();
        } catch (Exception e) {
            throw new IllegalStateException("the server did not stop", e);
        }
    }

    private void begin() {
        int port = connector.getPort();
        try {
            server.start();
        } catch (Exception e) {
            close();
            throw refusal(port, e);
        }
    }

    private static RuntimeException refusal(int port, Exception cause) {
        for (Throwable t = cause; t != null; t = t.getCause()) {
            if (t instanceof BindException) {
                return new ModelException("serve", "port " + port + " cannot be used", "a port that is free",
                        t.getMessage(),
                        "stop what uses it, or take another: ./teacup serve --port " + other(port));
            }
        }
        return new IllegalStateException("the server did not start", cause);
    }

    /** A port that a user may open, and probably not the one beside which just failed. */
    private static int other(int port) {
        return port >= 1024 && port < LAST_PORT ? port + 1 : DEFAULT_PORT;
    }

    /** @param folder whose files go before the site's, or null */
    private static WebAppContext site(Server server, Path folder) {
        ResourceFactory resources = ResourceFactory.of(server);
        List<Resource> roots = new ArrayList<>();
        if (folder != null) {
            roots.add(resources.newResource(folder));
        }
        roots.addAll(roots(resources));
        WebAppContext site = new WebAppContext();
        site.setContextPath("/");
        site.setBaseResource(ResourceFactory.combine(roots));
        if (folder != null) {
            // The site's page, compressed, would stand in for the folder's, which is not.
            site.setInitParameter(PRECOMPRESSED, "false");
        }
        site.setDefaultsDescriptor(descriptor("defaults.xml"));
        site.setDescriptor(descriptor("web.xml"));
        site.setParentLoaderPriority(true);
        site.setThrowUnavailableOnStartupException(true);
        return site;
    }

    private static String descriptor(String name) {
        return GalleryServer.class.getClassLoader().getResource(ROOT + "WEB-INF/" + name).toString();
    }

    private static List<Resource> roots(ResourceFactory resources) {
        List<Resource> roots = new ArrayList<>();
        try {
            for (URL url : Collections.list(GalleryServer.class.getClassLoader().getResources(ROOT))) {
                roots.add(resources.newResource(url));
            }
        } catch (IOException e) {
            throw new IllegalStateException("the class path cannot be read", e);
        }
        return roots;
    }
}
