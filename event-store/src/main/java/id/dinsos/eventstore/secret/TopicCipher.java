package id.dinsos.eventstore.secret;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import id.dinsos.contracts.RegistryMessage.Identity;
import id.dinsos.contracts.RegistryMessage.SealedIdentity;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Seals and opens identities on their way over the identity topic, under the topic's own key. */
public final class TopicCipher {
    private final byte[] key;
    private final ObjectMapper mapper;

    public TopicCipher(byte[] key, ObjectMapper mapper) {
        this.key = key.clone();
        this.mapper = mapper;
    }

    public SealedIdentity seal(UUID personId, String change, Identity identity) {
        return seal(personId, change, identity, null);
    }

    /**
     * @param pseudonyms under the key that the ministry has too; null where it has none
     */
    public SealedIdentity seal(
            UUID personId, String change, Identity identity, @Nullable KeyedHash pseudonyms) {
        try {
            byte[] sealed =
                    Aes.seal(key, mapper.writeValueAsBytes(identity), SubjectKeys.bytes(personId));
            return new SealedIdentity(
                    personId,
                    change,
                    false,
                    Base64.getEncoder().encodeToString(sealed),
                    pseudonym(pseudonyms, "nik", identity.nik()),
                    pseudonym(pseudonyms, "kk", identity.kkNumber()));
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static @Nullable String pseudonym(
            @Nullable KeyedHash hash, String kind, @Nullable String number) {
        return hash == null || number == null
                ? null
                : HexFormat.of().formatHex(hash.of(kind, number));
    }

    /** Empty once erased. */
    public Optional<Identity> open(SealedIdentity message) {
        String sealed = message.sealed();
        if (message.erased() || sealed == null) {
            return Optional.empty();
        }
        byte[] plain =
                Aes.open(
                        key,
                        Base64.getDecoder().decode(sealed),
                        SubjectKeys.bytes(message.personId()));
        try {
            return Optional.of(mapper.readValue(plain, Identity.class));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
