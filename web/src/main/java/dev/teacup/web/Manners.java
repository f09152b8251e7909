package dev.teacup.web;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpServletResponseWrapper;
import java.io.IOException;
import java.util.regex.Pattern;

/**
 * What every answer of the site has: nothing but reading, a policy that forbids {@code eval} and other hosts,
 * and a question to the server before a stored copy is used. What other sites may embed is open to them.
 */
public final class Manners extends HttpFilter {
    private static final long serialVersionUID = 1;

    /** Scripts and styles from the site only, and WebAssembly: enough for the engine. */
    public static final String POLICY = "default-src 'self'; script-src 'self' 'wasm-unsafe-eval'; "
            + "style-src 'self'; img-src 'self' data:; object-src 'none'; base-uri 'none'; "
            + "form-action 'self'; frame-ancestors 'self'";

    /** A picture brings its own style, and nothing else. */
    static final String POLICY_OF_PICTURES = "default-src 'none'; style-src 'unsafe-inline'";

    /** The engine, the JavaScript package and the models. */
    private static final Pattern EMBEDDABLE =
            Pattern.compile("/(teacup|models)/.*|.*\\.(js|mjs|d\\.ts|wasm)");

    /** A name that changes with its content. */
    private static final Pattern HASHED = Pattern.compile(".*[.-][0-9a-f]{8,}\\.[a-z0-9.]+");

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain next)
            throws IOException, ServletException {
        String path = request.getServletPath();
        response.setHeader("Content-Security-Policy", path.endsWith(".svg") ? POLICY_OF_PICTURES : POLICY);
        response.setHeader("X-Content-Type-Options", "nosniff");
        response.setHeader("Referrer-Policy", "no-referrer");
        response.setHeader("Cache-Control",
                HASHED.matcher(path).matches() ? "public, max-age=31536000, immutable" : "no-cache");
        if (EMBEDDABLE.matcher(path).matches()) {
            response.setHeader("Access-Control-Allow-Origin", "*");
            response.setHeader("Cross-Origin-Resource-Policy", "cross-origin");
            response.setHeader("Timing-Allow-Origin", "*");
        }
        if (reads(request)) {
            next.doFilter(request, new Unchanged(response));
        } else {
            refuse(response);
        }
    }

    private static boolean reads(HttpServletRequest request) {
        return request.getMethod().equals("GET") || request.getMethod().equals("HEAD");
    }

    private static void refuse(HttpServletResponse response) throws IOException {
        response.setStatus(HttpServletResponse.SC_METHOD_NOT_ALLOWED);
        response.setHeader("Allow", "GET, HEAD");
        response.setContentType("text/plain; charset=utf-8");
        response.getWriter().println("This site can only be read: GET or HEAD.");
    }

    /** Jetty sends 304 as an error, which loses Cache-Control; this keeps it. */
    private static final class Unchanged extends HttpServletResponseWrapper {
        Unchanged(HttpServletResponse response) {
            super(response);
        }

        @Override
        public void sendError(int status, String message) throws IOException {
            if (status == SC_NOT_MODIFIED) {
                setStatus(status);
            } else {
                super.sendError(status, message);
            }
        }
    }
}
