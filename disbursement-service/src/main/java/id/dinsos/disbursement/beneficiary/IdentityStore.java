package id.dinsos.disbursement.beneficiary;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import id.dinsos.contracts.Banks;
import id.dinsos.contracts.Nik;
import id.dinsos.contracts.RegistryMessage.Account;
import id.dinsos.contracts.RegistryMessage.Identity;
import id.dinsos.contracts.RegistryMessage.SealedIdentity;
import id.dinsos.eventstore.message.Message;
import id.dinsos.eventstore.secret.Aes;
import id.dinsos.eventstore.secret.KeyedHash;
import id.dinsos.eventstore.secret.SubjectKeys;
import id.dinsos.eventstore.secret.TopicCipher;
import io.smallrye.mutiny.Uni;
import io.vertx.core.buffer.Buffer;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Identities as far as paying needs them: the NIK only as a keyed hash, account, name and masked
 * NIK sealed under the person's own key of this service. An erased person keeps an empty row and
 * loses the key.
 */
@Singleton
public class IdentityStore {
    private static final String UPSERT =
            """
            insert into beneficiary_identity as t
            select u.* from unnest($1::uuid[], $2::bigint[], $3::bytea[], $4::text[], $5::bytea[],
                $6::boolean[], $7::boolean[], $8::boolean[], $9::bytea[], $10::bytea[],
                $11::text[], $12::bytea[], $13::timestamptz[])
                u (person_id, version, nik_hash, bank, sealed, erased, nik_valid, holder_matches,
                    account_hash, account_print, account_by, who, since)
            order by u.person_id
            on conflict (person_id) do update set (version, nik_hash, bank, sealed, erased,
                nik_valid, holder_matches, account_hash, account_print, account_by, who, since) =
                (excluded.version, excluded.nik_hash, excluded.bank, excluded.sealed,
                excluded.erased, excluded.nik_valid, excluded.holder_matches,
                excluded.account_hash, excluded.account_print, excluded.account_by,
                excluded.who, excluded.since)
            where t.version < excluded.version or excluded.erased and not t.erased
            """;
    private static final int PRINT = 12;
    private static final int REGENCY_DIGITS = 4;

    /** What is sealed under a person's key. */
    private static final byte ACCOUNT = 1;

    private static final byte WHO = 2;
    private static final String KEYS =
            "insert into subject_key select * from unnest($1::uuid[], $2::bytea[])";
    private static final String ERASE =
            "insert into subject_key select id, null from unnest($1::uuid[]) u (id)"
                    + " on conflict (subject_id) do update set wrapped_key = null";

    private final TopicCipher cipher;
    private final KeyedHash hash;
    private final SubjectKeys keys;
    private final ObjectMapper mapper;

    public IdentityStore(
            TopicCipher cipher, KeyedHash hash, SubjectKeys keys, ObjectMapper mapper) {
        this.cipher = cipher;
        this.hash = hash;
        this.keys = keys;
        this.mapper = mapper;
    }

    /** Keys go first: who is erased anywhere in a batch is erased by all of it. */
    Uni<Void> take(SqlConnection tx, List<Message<SealedIdentity>> messages) {
        UUID[] gone =
                messages.stream()
                        .filter(one -> isGone(one.body()))
                        .map(Message::key)
                        .distinct()
                        .sorted()
                        .toArray(UUID[]::new);
        Uni<Void> erased =
                gone.length == 0
                        ? Uni.createFrom().voidItem()
                        : tx.preparedQuery(ERASE)
                                .execute(Tuple.tuple().addValue(gone))
                                .replaceWithVoid();
        return erased.flatMap(x ->
                HistoryStore.<SealedIdentity>each((same, some) -> write(same, some))
                        .apply(tx, messages));
    }

    private static boolean isGone(@Nullable SealedIdentity body) {
        return body == null || body.erased() || body.sealed() == null;
    }

    private Uni<Void> write(SqlConnection tx, List<Message<SealedIdentity>> messages) {
        List<Opened> opened = new ArrayList<>(messages.size());
        List<UUID> known = new ArrayList<>();
        for (Message<SealedIdentity> message : messages) {
            SealedIdentity body = message.body();
            Optional<Identity> identity = body == null ? Optional.empty() : cipher.open(body);
            opened.add(new Opened(message.key(), message.version(), message.at(), identity));
            if (identity.isPresent()) {
                known.add(message.key());
            }
        }
        return keys.fetch(tx, known).flatMap(ring -> write(tx, opened, ring));
    }

    /** The account, or nothing where the person has none or is erased. */
    public Optional<Account> account(
            UUID person, long version, byte[] sealed, SubjectKeys.Ring ring) {
        Optional<byte[]> key = ring.key(person);
        if (key.isEmpty()) {
            return Optional.empty();
        }
        byte[] plain = Aes.open(key.get(), sealed, context(person, version, ACCOUNT));
        try {
            return Optional.of(mapper.readValue(plain, Account.class));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The name, or nothing where the person is erased. */
    Optional<Who> who(UUID person, long version, byte[] sealed, SubjectKeys.Ring ring) {
        Optional<byte[]> key = ring.key(person);
        if (key.isEmpty()) {
            return Optional.empty();
        }
        byte[] plain = Aes.open(key.get(), sealed, context(person, version, WHO));
        try {
            return Optional.of(mapper.readValue(plain, Who.class));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Who somebody is, on a list from which money is handed over.
     *
     * @param nik masked; empty where there is none
     */
    record Who(String name, String nik) {
        static final Who NOBODY = new Who("", "");

        @Override
        public String toString() {
            return "Who[masked]";
        }
    }

    private Uni<Void> write(SqlConnection tx, List<Opened> opened, SubjectKeys.Ring ring) {
        Map<UUID, byte[]> made = new HashMap<>();
        int size = opened.size();
        UUID[] ids = new UUID[size];
        Long[] versions = new Long[size];
        @Nullable Buffer[] hashes = new @Nullable Buffer[size];
        @Nullable String[] banks = new @Nullable String[size];
        @Nullable Buffer[] sealed = new @Nullable Buffer[size];
        Boolean[] erased = new Boolean[size];
        @Nullable Boolean[] nikValid = new @Nullable Boolean[size];
        @Nullable Boolean[] holderMatches = new @Nullable Boolean[size];
        @Nullable Buffer[] accountHashes = new @Nullable Buffer[size];
        @Nullable Buffer[] accountPrints = new @Nullable Buffer[size];
        @Nullable String[] accountsBy = new @Nullable String[size];
        @Nullable Buffer[] names = new @Nullable Buffer[size];
        OffsetDateTime[] since = new OffsetDateTime[size];
        for (int i = 0; i < size; i++) {
            Opened one = opened.get(i);
            ids[i] = one.person;
            versions[i] = one.version;
            since[i] = one.at.atOffset(ZoneOffset.UTC);
            erased[i] = one.identity.isEmpty() || ring.isErased(one.person);
            if (erased[i]) {
                continue;
            }
            Identity identity = one.identity.orElseThrow();
            String nik = identity.nik();
            hashes[i] = nik == null ? null : Buffer.buffer(hash.of("nik", nik));
            nikValid[i] = nik != null && Nik.check(nik) == Nik.Fault.NONE;
            byte[] key =
                    ring.key(one.person)
                            .orElseGet(() -> made.computeIfAbsent(one.person, id -> Aes.newKey()));
            Who who = new Who(identity.name(), nik == null ? "" : masked(nik));
            names[i] = seal(key, one, WHO, who);
            Account account = identity.account();
            // What no bank has is no account, whichever door it came through.
            if (account != null && Banks.fits(account.bank(), account.number())) {
                accountsBy[i] = account.by();
                holderMatches[i] = HolderName.matches(account.holder(), identity.name());
                accountHashes[i] =
                        Buffer.buffer(hash.of("account", account.bank() + account.number()));
                accountPrints[i] = Buffer.buffer(print(account));
                banks[i] = account.bank();
                sealed[i] = seal(key, one, ACCOUNT, account);
            }
        }
        Uni<Void> chain = saveKeys(tx, made);
        Tuple tuple = Tuple.tuple();
        for (Object column :
                new Object[] {
                    ids,
                    versions,
                    hashes,
                    banks,
                    sealed,
                    erased,
                    nikValid,
                    holderMatches,
                    accountHashes,
                    accountPrints,
                    accountsBy,
                    names,
                    since
                }) {
            tuple.addValue(column);
        }
        return chain.flatMap(x -> tx.preparedQuery(UPSERT).execute(tuple).replaceWithVoid());
    }

    /** The regency of issue and no more: name and village stand beside it. */
    private static String masked(String nik) {
        int shown = Math.min(REGENCY_DIGITS, nik.length());
        return nik.substring(0, shown) + "*".repeat(nik.length() - shown);
    }

    /** Twelve bytes are enough to tell a changed account from the same one. */
    private byte[] print(Account account) {
        String whole = account.bank() + "|" + account.number() + "|" + account.holder();
        return Arrays.copyOf(hash.of("payee-account", whole), PRINT);
    }

    private Uni<Void> saveKeys(SqlConnection tx, Map<UUID, byte[]> made) {
        if (made.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        List<UUID> subjects = made.keySet().stream().sorted().toList();
        Buffer[] wrapped =
                subjects.stream()
                        .map(id ->
                                Buffer.buffer(keys.wrap(id, Objects.requireNonNull(made.get(id)))))
                        .toArray(Buffer[]::new);
        return tx.preparedQuery(KEYS)
                .execute(Tuple.of(subjects.toArray(UUID[]::new), wrapped))
                .replaceWithVoid();
    }

    private Buffer seal(byte[] key, Opened one, byte what, Object content) {
        try {
            byte[] plain = mapper.writeValueAsBytes(content);
            return Buffer.buffer(Aes.seal(key, plain, context(one.person, one.version, what)));
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static byte[] context(UUID person, long version, byte what) {
        return ByteBuffer.allocate(25)
                .putLong(person.getMostSignificantBits())
                .putLong(person.getLeastSignificantBits())
                .putLong(version)
                .put(what)
                .array();
    }

    private record Opened(UUID person, long version, Instant at, Optional<Identity> identity) {}
}
