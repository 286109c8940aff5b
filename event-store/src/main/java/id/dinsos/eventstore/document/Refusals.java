package id.dinsos.eventstore.document;

import id.dinsos.eventstore.rules.RefusalCode;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.models.headers.Header;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.media.Schema.SchemaType;
import org.eclipse.microprofile.openapi.models.responses.APIResponse;

/** The problems an operation may answer with: by status, with the codes that its code shows. */
final class Refusals {
    static final String PROBLEM = "Problem";
    private static final String TYPE = "application/problem+json";
    private static final Map<Integer, Set<String>> ALWAYS =
            Map.of(
                    400, Set.of("request-malformed"),
                    401, Set.of("token-missing", "token-invalid"),
                    403, Set.of("role-missing", "region-not-yours"),
                    406, Set.of("not-acceptable"),
                    422, Set.of("parameter-invalid"),
                    429, Set.of("too-many-requests"),
                    500, Set.of("internal"),
                    502, Set.of("service-failed"),
                    503, Set.of("service-busy", "service-unavailable", "keys-unavailable"),
                    504, Set.of("service-timeout"));

    private Refusals() {}

    /**
     * @param writes whether it changes anything
     * @param body whether it takes a body
     */
    static Map<Integer, Set<String>> of(OperationFacts facts, boolean writes, boolean body) {
        Map<Integer, Set<String>> all = new TreeMap<>();
        ALWAYS.forEach((status, codes) -> all.put(status, new TreeSet<>(codes)));
        facts.codes.forEach((status, codes) -> add(all, status, codes));
        add(all, RefusalCode.Kind.MISSING.status(), Set.of("not-found"));
        if (writes) {
            add(all, 409, Set.of("changed-meanwhile"));
        }
        if (facts.ifMatch != OperationFacts.Need.NO) {
            add(all, 412, Set.of("etag-stale"));
        }
        if (facts.ifMatch == OperationFacts.Need.MUST) {
            add(all, 428, Set.of("if-match-missing"));
        }
        if (facts.idempotencyKey == OperationFacts.Need.MUST) {
            add(all, 428, Set.of("idempotency-key-missing"));
        }
        if (facts.idempotencyKey != OperationFacts.Need.NO) {
            add(all, 422, Set.of("idempotency-key-reused"));
        }
        if (body) {
            add(all, 400, Set.of("body-malformed"));
            add(all, 413, Set.of("body-too-large"));
            add(all, 415, Set.of("media-type-unsupported"));
            add(all, 422, Set.of("field-invalid"));
        }
        return Collections.unmodifiableMap(all);
    }

    private static void add(Map<Integer, Set<String>> all, int status, Set<String> codes) {
        all.computeIfAbsent(status, one -> new TreeSet<>()).addAll(codes);
    }

    static APIResponse response(int status, Set<String> codes) {
        APIResponse response =
                OASFactory.createAPIResponse()
                        .description("Refused: " + String.join(", ", codes) + ".")
                        .content(
                                OASFactory.createContent()
                                        .addMediaType(
                                                TYPE,
                                                OASFactory.createMediaType()
                                                        .schema(
                                                                OASFactory.createSchema()
                                                                        .ref(
                                                                                "#/components/schemas/"
                                                                                        + PROBLEM))));
        response.addExtension("x-codes", List.copyOf(codes));
        response.addHeader("X-Request-Id", header("what to name when somebody is asked about it"));
        if (status == 429 || status == 503) {
            response.addHeader(
                    "Retry-After",
                    OASFactory.createHeader()
                            .description("seconds")
                            .schema(
                                    OASFactory.createSchema()
                                            .addType(SchemaType.INTEGER)
                                            .format("int32")));
        }
        return response;
    }

    static Header header(String description) {
        return OASFactory.createHeader()
                .description(description)
                .schema(OASFactory.createSchema().addType(SchemaType.STRING).maxLength(200));
    }

    /** A problem as RFC 9457 has it. */
    static Schema problem() {
        Schema titles =
                OASFactory.createSchema()
                        .addType(SchemaType.OBJECT)
                        .addProperty("id", text("Data ini tidak ada"))
                        .addProperty("en", text("There is no such record"))
                        .addRequired("id")
                        .addRequired("en");
        Schema error =
                OASFactory.createSchema()
                        .addType(SchemaType.OBJECT)
                        .addProperty("pointer", text("/owner"))
                        .addProperty("code", text("field-invalid"))
                        .addProperty("message", text("a region code as 35.24.05"))
                        .addRequired("pointer")
                        .addRequired("code");
        return OASFactory.createSchema()
                .addType(SchemaType.OBJECT)
                .description(
                        "A refusal (RFC 9457). Branch on code; GET /problems/{code} explains it.")
                .addProperty(
                        "type", OASFactory.createSchema().addType(SchemaType.STRING).format("uri"))
                .addProperty("title", text("Data ini tidak ada"))
                .addProperty("titles", titles)
                .addProperty(
                        "status",
                        OASFactory.createSchema()
                                .addType(SchemaType.INTEGER)
                                .format("int32")
                                .examples(List.of(404)))
                .addProperty("detail", text("there is no such record"))
                .addProperty("instance", text("/v1/persons/0190a1b2-0000-7000-8000-00000000f00d"))
                .addProperty("code", text("not-found"))
                .addProperty("requestId", text("0190a1b2-0000-7000-8000-00000000f00e"))
                .addProperty(
                        "limitBytes",
                        OASFactory.createSchema().addType(SchemaType.INTEGER).format("int64"))
                .addProperty(
                        "errors", OASFactory.createSchema().addType(SchemaType.ARRAY).items(error))
                .addRequired("type")
                .addRequired("title")
                .addRequired("status")
                .addRequired("code");
    }

    private static Schema text(String example) {
        return OASFactory.createSchema().addType(SchemaType.STRING).examples(List.of(example));
    }
}
