package id.dinsos.registry.evidence;

import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** One piece of evidence: not there yet, kept, or erased with the person it shows. */
public sealed interface Evidence {
    /** Nothing was kept under this id. */
    record None() implements Evidence {}

    /**
     * A document or a photo that was sent.
     *
     * @param erased whether its bytes are gone; that it was there, and its hash, stay on record
     */
    record Kept(Facts facts, boolean erased) implements Evidence {}

    /**
     * What is known of a piece of evidence without opening it.
     *
     * @param region the village, or the office, it belongs to
     * @param sha256 of its bytes, in hexadecimal
     * @param upload the try under which the bytes were written; they are never overwritten
     * @param personId whom it shows or names, so that it is erased with them; null for several
     */
    record Facts(
            String region,
            Kind kind,
            Type type,
            long bytes,
            String sha256,
            UUID upload,
            @Nullable UUID personId) {
        /** The same document, whichever try brought it. */
        boolean sameAs(Facts other) {
            return region.equals(other.region)
                    && kind == other.kind
                    && sha256.equals(other.sha256)
                    && Objects.equals(personId, other.personId);
        }
    }

    /** What it is. */
    enum Kind {
        MINUTES,
        ROSTER,
        INVITATION,
        PHOTO,
        DECREE,
        FORM,
        STATEMENT
    }

    /** What it may be; told by its first bytes, never by its name. */
    enum Type {
        PDF("application/pdf", "pdf"),
        JPEG("image/jpeg", "jpg"),
        PNG("image/png", "png");

        private final String media;
        private final String ending;

        Type(String media, String ending) {
            this.media = media;
            this.ending = ending;
        }

        public String media() {
            return media;
        }

        String ending() {
            return ending;
        }
    }
}
