package id.dinsos.gateway.document;

import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Map;

/**
 * The page at the gateway's root, for a person who sees this for the first time: what is here, the
 * documents, the topics with a sample of each, the codes in both languages, what changed. Plain
 * HTML that needs no script.
 */
public final class Page {
    private static final List<List<String>> DOCUMENTS =
            List.of(
                    List.of("/openapi.json", "every operation, OpenAPI 3.1"),
                    List.of("/openapi-3.0.json", "the same as OpenAPI 3.0.3"),
                    List.of("/q/swagger-ui/", "try the operations in the browser"),
                    List.of("/asyncapi.yaml", "every topic, AsyncAPI 3"),
                    List.of("/asyncapi.json", "the same in one file, with named models"),
                    List.of("/problems", "every code of a refusal, as JSON"),
                    List.of("/v1", "the collections, as JSON"));

    private Page() {}

    /** A collection of the REST API. */
    public record Collection(String path, String service, String about) {}

    /**
     * A topic.
     *
     * @param sample a message as JSON
     */
    public record Topic(String name, String about, String sample) {}

    /**
     * What programs branch on, with the words for people.
     *
     * @param refusals {@code problems.json}
     * @param words {@code words.json}: clauses, reasons and outcomes
     * @param failures the codes of {@code failure-codes.json}
     */
    public record Codes(JsonObject refusals, JsonObject words, JsonObject failures) {}

    /**
     * @param states whether each service is ready
     * @param rest what {@link #rest} has made
     */
    public static String html(Map<String, String> states, String rest) {
        StringBuilder out = new StringBuilder(rest.length() + 2_000);
        out.append(
                """
                <!DOCTYPE html>
                <html lang="en">
                <head>
                <meta charset="utf-8">
                <meta name="viewport" content="width=device-width, initial-scale=1">
                <title>Dinsos</title>
                <link rel="stylesheet" href="/page.css">
                </head>
                <body>
                <h1>Dinsos</h1>
                <p>Registry, disbursement and cases of a social-affairs office.
                <span lang="id">Data penerima, penyaluran bantuan, dan penanganan kasus dinas sosial.</span></p>
                <nav><a href="#documents">Documents</a><a href="#paths">Paths</a><a href="#topics">Topics</a><a href="#codes">Codes</a><a href="#changes">Changes</a></nav>
                <h2 id="status">Status</h2>
                <table><thead><tr><th>Part</th><th>State</th></tr></thead><tbody>
                """);
        states.forEach((part, state) ->
                out.append(
                        "<tr><td>%s</td><td class=\"%s\">%s</td></tr>\n"
                                .formatted(
                                        text(part),
                                        state.equals("UP") ? "up" : "down",
                                        text(state))));
        return out.append("</tbody></table>\n").append(rest).toString();
    }

    /**
     * Below the states, the same for as long as the service runs: six hundred codes with their
     * words are written out once, not for each who looks.
     *
     * @param changes CHANGELOG.md as it is
     */
    public static String rest(
            List<Collection> collections, List<Topic> topics, Codes codes, String changes) {
        StringBuilder out = new StringBuilder();
        out.append("<h2 id=\"documents\">Documents</h2>\n<table><tbody>\n");
        for (List<String> one : DOCUMENTS) {
            out.append(
                    "<tr><td><a href=\"%1$s\">%1$s</a></td><td>%2$s</td></tr>\n"
                            .formatted(one.getFirst(), one.getLast()));
        }
        out.append(
                """
                </tbody></table>
                <h2 id="paths">Paths</h2>
                <p>Each asks for a bearer token; its roles and region say what it opens.</p>
                <table><thead><tr><th>Path</th><th>Service</th><th>What it holds</th></tr></thead><tbody>
                """);
        for (Collection one : collections) {
            out.append(
                    "<tr><td><code>%s</code></td><td>%s</td><td>%s</td></tr>\n"
                            .formatted(text(one.path), text(one.service), text(one.about)));
        }
        out.append("</tbody></table>\n<h2 id=\"topics\">Topics</h2>\n");
        for (Topic one : topics) {
            out.append(
                    """
                    <details><summary><code>%1$s</code> %2$s</summary>
                    <p><a href="/schemas/%1$s.json">JSON Schema</a></p>
                    <pre>%3$s</pre></details>
                    """
                            .formatted(text(one.name), text(one.about), text(one.sample)));
        }
        refusals(out, codes.refusals);
        words(
                out,
                "clauses: why a family is not paid, or not yet",
                codes.words.getJsonObject("clauses"),
                "id",
                "en");
        words(
                out,
                "reasons, as a family that asks is told them",
                codes.words.getJsonObject("reasons"),
                "id",
                "en");
        words(
                out,
                "outcomes, as a complaint is answered",
                codes.words.getJsonObject("outcomes"),
                "id",
                "en");
        words(
                out,
                "failure codes of payments, and what comes next",
                codes.failures,
                "nextId",
                "nextEn");
        out.append("<h2 id=\"changes\">Changes</h2>\n<pre>")
                .append(text(changes))
                .append("</pre>\n</body>\n</html>\n");
        return out.toString();
    }

    private static void refusals(StringBuilder out, JsonObject problems) {
        out.append(
                """
                <h2 id="codes">Codes</h2>
                <p>Programs branch on the code; these are the words for people. A programme's own clauses are
                in <code>/v1/programmes</code>; an office may have failure codes of its own.</p>
                <details><summary>%d codes of refusals</summary>
                <table><thead><tr><th>Code</th><th>Status</th><th>Bahasa Indonesia</th><th>English</th></tr></thead><tbody>
                """
                        .formatted(problems.size()));
        problems.forEach(one -> {
            JsonObject problem = (JsonObject) one.getValue();
            JsonObject title = problem.getJsonObject("title");
            out.append(
                    "<tr><td><a href=\"/problems/%1$s\"><code>%1$s</code></a></td><td>%2$s</td><td lang=\"id\">%3$s</td><td>%4$s</td></tr>\n"
                            .formatted(
                                    text(one.getKey()),
                                    problem.getInteger("status"),
                                    text(title.getString("id")),
                                    text(title.getString("en"))));
        });
        out.append("</tbody></table></details>\n");
    }

    /** Codes with their words, each under the names that its file has for the two languages. */
    private static void words(
            StringBuilder out, String about, JsonObject codes, String indonesian, String english) {
        out.append(
                """
                <details><summary>%d %s</summary>
                <table><thead><tr><th>Code</th><th>Bahasa Indonesia</th><th>English</th></tr></thead><tbody>
                """
                        .formatted(codes.size(), about));
        codes.forEach(one -> {
            JsonObject words = (JsonObject) one.getValue();
            out.append(
                    "<tr><td><code>%s</code></td><td lang=\"id\">%s</td><td>%s</td></tr>\n"
                            .formatted(
                                    text(one.getKey()),
                                    text(words.getString(indonesian)),
                                    text(words.getString(english))));
        });
        out.append("</tbody></table></details>\n");
    }

    private static String text(String plain) {
        return plain.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }
}
