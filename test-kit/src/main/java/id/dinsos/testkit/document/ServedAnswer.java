package id.dinsos.testkit.document;

import org.jspecify.annotations.Nullable;

/**
 * What a test got.
 *
 * @param path as it was asked for, without its query
 * @param mediaType as the header says; null where there is none
 */
public record ServedAnswer(
        String method, String path, int status, @Nullable String mediaType, String body) {
    /** Without its charset. */
    String plainType() {
        return mediaType == null ? "" : plain(mediaType);
    }

    boolean isJson() {
        String type = plainType();
        return type.equals("application/json") || type.endsWith("+json");
    }

    static String plain(String mediaType) {
        int end = mediaType.indexOf(';');
        return (end < 0 ? mediaType : mediaType.substring(0, end)).strip();
    }
}
