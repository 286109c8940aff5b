package id.dinsos.demo.office;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * An answer of the gateway that is a refusal: its problem details, or what came instead of them.
 */
public final class ApiException extends RuntimeException {
    private final int status;
    private final String code;

    private ApiException(int status, String code, String message) {
        super(message);
        this.status = status;
        this.code = code;
    }

    public static ApiException of(String request, int status, JsonNode problem) {
        String code = problem.path("code").asText("");
        String detail = problem.path("detail").asText(problem.path("title").asText(""));
        return new ApiException(
                status, code, "%s: %d %s %s".formatted(request, status, code, detail));
    }

    public int status() {
        return status;
    }

    /** The stable code, such as {@code preparer-never-approves}; empty if the answer had none. */
    public String code() {
        return code;
    }
}
