package id.dinsos.disbursement.beneficiary;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import id.dinsos.contracts.RegistryMessage;
import id.dinsos.eventstore.message.Inbox;
import id.dinsos.eventstore.message.Message;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.jspecify.annotations.Nullable;

/**
 * Keeps the beneficiary tables up with the registry's topics. A row moves only forward under its
 * version, so a redelivery changes nothing; the topics have no order among each other.
 */
@ApplicationScoped
public class BeneficiaryConsumer {
    private static final String HOUSEHOLDS =
            """
            insert into beneficiary_household as t
            select u.id, u.version, u.owner, u.region, u.state, u.head_id, u.payee_id, u.decile,
                u.percentile, u.members, string_to_array(u.rosters, ','),
                string_to_array(u.ever_on, ','), u.since, u.effective_on
            from unnest($1::uuid[], $2::bigint[], $3::timestamptz[], $4::text[], $5::text[],
                $6::text[], $7::uuid[], $8::uuid[], $9::int[], $10::int[], $11::int[],
                $12::text[], $13::text[], $14::date[])
                u (id, version, since, owner, region, state, head_id, payee_id, decile, percentile,
                    members, rosters, ever_on, effective_on)
            order by u.id
            on conflict (id) do update set (version, owner, region, state, head_id, payee_id,
                decile, percentile, members, rosters, ever_on, since, effective_on) =
                (excluded.version, excluded.owner, excluded.region, excluded.state,
                excluded.head_id, excluded.payee_id, excluded.decile, excluded.percentile,
                excluded.members, excluded.rosters, excluded.ever_on, excluded.since,
                excluded.effective_on)
            where t.version < excluded.version
            """;
    private static final String PERSONS =
            """
            insert into beneficiary_person as t
            select u.id, u.version, u.owner, u.household_id, u.relation, u.birth_month, u.sex,
                u.alive, u.died_on, u.civil_match, u.employment, u.identity_status, u.disability,
                u.severity, u.chronic, string_to_array(u.ppks_types, ','), u.veteran, u.pioneer,
                u.pregnant, u.schooling, u.caregiver_id, u.heir_id, u.merged_into, u.since,
                u.effective_on
            from unnest($1::uuid[], $2::bigint[], $3::timestamptz[], $4::text[], $5::uuid[],
                $6::text[], $7::text[], $8::text[], $9::boolean[], $10::date[], $11::text[],
                $12::text[], $13::text[], $14::text[], $15::text[], $16::boolean[], $17::text[],
                $18::boolean[], $19::boolean[], $20::boolean[], $21::text[], $22::uuid[],
                $23::uuid[], $24::uuid[], $25::date[])
                u (id, version, since, owner, household_id, relation, birth_month, sex, alive, died_on,
                    civil_match, employment, identity_status, disability, severity, chronic,
                    ppks_types, veteran, pioneer, pregnant, schooling, caregiver_id, heir_id,
                    merged_into, effective_on)
            order by u.id
            on conflict (id) do update set (version, owner, household_id, relation, birth_month,
                sex, alive, died_on, civil_match, employment, identity_status, disability,
                severity, chronic, ppks_types, veteran, pioneer, pregnant, schooling,
                caregiver_id, heir_id, merged_into, since, effective_on) =
                (excluded.version, excluded.owner, excluded.household_id, excluded.relation,
                excluded.birth_month, excluded.sex, excluded.alive, excluded.died_on,
                excluded.civil_match, excluded.employment, excluded.identity_status,
                excluded.disability, excluded.severity, excluded.chronic, excluded.ppks_types,
                excluded.veteran, excluded.pioneer, excluded.pregnant, excluded.schooling,
                excluded.caregiver_id, excluded.heir_id, excluded.merged_into, excluded.since,
                excluded.effective_on)
            where t.version < excluded.version
            """;

    private final Inbox inbox;
    private final IdentityStore identities;
    private final ObjectReader householdReader;
    private final ObjectReader personReader;
    private final ObjectReader identityReader;

    public BeneficiaryConsumer(Inbox inbox, IdentityStore identities, ObjectMapper mapper) {
        this.inbox = inbox;
        this.identities = identities;
        this.householdReader = mapper.readerFor(RegistryMessage.Household.class);
        this.personReader = mapper.readerFor(RegistryMessage.Person.class);
        this.identityReader = mapper.readerFor(RegistryMessage.SealedIdentity.class);
    }

    @Incoming("households")
    public Uni<Void> households(ConsumerRecords<String, byte[]> batch) {
        return inbox.each(
                batch, householdReader, HistoryStore.each(BeneficiaryConsumer::writeHouseholds));
    }

    @Incoming("persons")
    public Uni<Void> persons(ConsumerRecords<String, byte[]> batch) {
        return inbox.each(
                batch, personReader, HistoryStore.each(BeneficiaryConsumer::writePersons));
    }

    @Incoming("identities")
    public Uni<Void> identities(ConsumerRecords<String, byte[]> batch) {
        return inbox.each(batch, identityReader, identities::take);
    }

    private static Uni<Void> writeHouseholds(
            SqlConnection tx, List<Message<RegistryMessage.Household>> messages) {
        Columns<RegistryMessage.Household> rows = new Columns<>(messages);
        return tx.preparedQuery(HOUSEHOLDS)
                .execute(
                        rows.keys()
                                .add(String[]::new, RegistryMessage.Household::owner)
                                .add(String[]::new, RegistryMessage.Household::region)
                                .add(String[]::new, RegistryMessage.Household::state)
                                .add(java.util.UUID[]::new, RegistryMessage.Household::headId)
                                .add(java.util.UUID[]::new, RegistryMessage.Household::payeeId)
                                .add(Integer[]::new, RegistryMessage.Household::decile)
                                .add(Integer[]::new, RegistryMessage.Household::percentile)
                                .add(Integer[]::new, h -> h.members().total())
                                .add(String[]::new, h -> programmes(h, true))
                                .add(String[]::new, h -> programmes(h, false))
                                .add(
                                        java.time.LocalDate[]::new,
                                        RegistryMessage.Household::effectiveOn)
                                .tuple())
                .replaceWithVoid();
    }

    private static String programmes(RegistryMessage.Household household, boolean listedOnly) {
        StringBuilder names = new StringBuilder();
        for (RegistryMessage.Listing listing : household.listings()) {
            if (listing.listed() || !listedOnly) {
                names.append(names.isEmpty() ? "" : ",").append(listing.programme());
            }
        }
        return names.toString();
    }

    private static Uni<Void> writePersons(
            SqlConnection tx, List<Message<RegistryMessage.Person>> messages) {
        Columns<RegistryMessage.Person> rows = new Columns<>(messages);
        return tx.preparedQuery(PERSONS)
                .execute(
                        rows.keys()
                                .add(String[]::new, RegistryMessage.Person::owner)
                                .add(java.util.UUID[]::new, RegistryMessage.Person::householdId)
                                .add(String[]::new, RegistryMessage.Person::relation)
                                .add(String[]::new, RegistryMessage.Person::birthMonth)
                                .add(String[]::new, RegistryMessage.Person::sex)
                                .add(Boolean[]::new, RegistryMessage.Person::alive)
                                .add(java.time.LocalDate[]::new, RegistryMessage.Person::diedOn)
                                .add(String[]::new, RegistryMessage.Person::civilMatch)
                                .add(String[]::new, RegistryMessage.Person::employment)
                                .add(String[]::new, RegistryMessage.Person::identityStatus)
                                .add(String[]::new, p -> of(p, RegistryMessage.Disability::kind))
                                .add(
                                        String[]::new,
                                        p -> of(p, RegistryMessage.Disability::severity))
                                .add(
                                        Boolean[]::new,
                                        p -> of(p, RegistryMessage.Disability::chronic))
                                .add(String[]::new, p -> String.join(",", p.ppksTypes()))
                                .add(Boolean[]::new, RegistryMessage.Person::veteran)
                                .add(Boolean[]::new, RegistryMessage.Person::independencePioneer)
                                .add(Boolean[]::new, RegistryMessage.Person::pregnant)
                                .add(String[]::new, RegistryMessage.Person::schooling)
                                .add(java.util.UUID[]::new, RegistryMessage.Person::caregiverId)
                                .add(java.util.UUID[]::new, RegistryMessage.Person::heirId)
                                .add(java.util.UUID[]::new, RegistryMessage.Person::mergedInto)
                                .add(
                                        java.time.LocalDate[]::new,
                                        RegistryMessage.Person::effectiveOn)
                                .tuple())
                .replaceWithVoid();
    }

    private static <T> @Nullable T of(
            RegistryMessage.Person person, Function<RegistryMessage.Disability, @Nullable T> part) {
        RegistryMessage.Disability disability = person.disability();
        return disability == null ? null : part.apply(disability);
    }

    /** The arguments of an unnest, column by column; tombstones have no row. */
    private static final class Columns<T> {
        private final List<Message<T>> messages;
        private final Tuple tuple = Tuple.tuple();

        Columns(List<Message<T>> messages) {
            this.messages = messages.stream().filter(m -> m.body() != null).toList();
        }

        Columns<T> keys() {
            tuple.addValue(messages.stream().map(Message::key).toArray(java.util.UUID[]::new));
            tuple.addValue(messages.stream().map(Message::version).toArray(Long[]::new));
            tuple.addValue(
                    messages.stream()
                            .map(m -> m.at().atOffset(ZoneOffset.UTC))
                            .toArray(OffsetDateTime[]::new));
            return this;
        }

        <V> Columns<T> add(
                java.util.function.IntFunction<@Nullable V[]> array,
                Function<T, @Nullable V> column) {
            @Nullable V[] values = array.apply(messages.size());
            for (int i = 0; i < values.length; i++) {
                values[i] = column.apply(Objects.requireNonNull(messages.get(i).body()));
            }
            tuple.addValue(values);
            return this;
        }

        Tuple tuple() {
            return tuple;
        }
    }
}
