package id.dinsos.registry.privacy;

import id.dinsos.eventstore.http.Caller;
import id.dinsos.eventstore.log.EventStore;
import id.dinsos.eventstore.rules.Fields;
import id.dinsos.eventstore.rules.KernelCode;
import id.dinsos.eventstore.rules.RefusedException;
import id.dinsos.registry.office.ReadLogStore;
import id.dinsos.registry.person.PersonCode;
import id.dinsos.registry.person.PersonIdentity;
import id.dinsos.registry.person.PersonIdentity.BankAccount;
import id.dinsos.registry.person.PersonStore;
import id.dinsos.registry.person.PersonStore.Found;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import java.time.LocalDate;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.resteasy.reactive.RestPath;
import org.jspecify.annotations.Nullable;

/**
 * A person's numbers in the clear. Everywhere else they are masked: who needs one says why, once
 * for each person, and no more than so many within an hour; all of it stands in the trail of reads.
 */
@Path("/v1/persons/{id}/unmasking")
public class UnmaskResource {
    private final PersonStore persons;
    private final EventStore store;
    private final ReadLogStore reads;
    private final int mostPerHour;
    private final Caller caller;

    public UnmaskResource(
            PersonStore persons,
            EventStore store,
            ReadLogStore reads,
            @ConfigProperty(name = "registry.unmask.most-per-hour") int mostPerHour,
            Caller caller) {
        this.persons = persons;
        this.store = store;
        this.reads = reads;
        this.mostPerHour = mostPerHour;
        this.caller = caller;
    }

    /** A POST, because a reason belongs into no address and no answer into a cache. */
    @POST
    public Uni<Response> unmask(@RestPath UUID id, ReasonBody body) {
        caller.require("registrar");
        String reason = body.checked();
        return persons.find(id, caller)
                .invoke(UnmaskResource::requireIdentity)
                .call(this::requireFree)
                .call(found ->
                        reads.unmask(caller.actor(), id, reason, mostPerHour)
                                .invoke(UnmaskResource::requireWithin))
                .map(found ->
                        Response.ok(Clear.of(found)).header("Cache-Control", "no-store").build());
    }

    private static void requireIdentity(Found found) {
        if (found.person().identity().isErased()) {
            throw RefusedException.of(KernelCode.PERSON_ERASED, "nothing is left to be shown");
        }
    }

    /** Neither their own data lie still nor those of the record they go on under. */
    private Uni<Void> requireFree(Found found) {
        return store.load(Privacy.idOf(found.id()))
                .map(stream -> stream.fold(new PrivacyDecider()))
                .invoke(UnmaskResource::requireNotStill)
                .flatMap(free -> {
                    UUID into = found.person().mergedInto();
                    return into == null
                            ? Uni.createFrom().voidItem()
                            : persons.find(into, caller).flatMap(this::requireFree);
                });
    }

    private static void requireNotStill(Privacy privacy) {
        if (privacy instanceof Privacy.Known known && known.restriction() != null) {
            throw RefusedException.of(
                    PrivacyCode.PROCESSING_RESTRICTED, "their data lie still for now");
        }
    }

    private static void requireWithin(boolean within) {
        if (!within) {
            throw RefusedException.of(
                    PersonCode.UNMASKED_TOO_MANY, "you have seen as many as you may in an hour");
        }
    }

    /** Why. */
    public record ReasonBody(@Nullable String reason) {
        String checked() {
            Fields fields = new Fields();
            String text = fields.text("/reason", reason, 10, 500);
            fields.check();
            return text;
        }
    }

    /** What was masked. */
    public record Clear(
            UUID id,
            @Nullable String nik,
            @Nullable String kkNumber,
            String name,
            @Nullable String mothersName,
            @Nullable LocalDate birthDate,
            @Nullable String phone,
            @Nullable String bank,
            @Nullable String accountNumber) {
        static Clear of(Found found) {
            PersonIdentity identity =
                    found.person().identity().value().orElseThrow(IllegalStateException::new);
            BankAccount account = identity.account();
            return new Clear(
                    found.id(),
                    identity.nik(),
                    identity.kkNumber(),
                    identity.name(),
                    identity.mothersName(),
                    identity.birthDate(),
                    identity.phone(),
                    account == null ? null : account.bank(),
                    account == null ? null : account.number());
        }

        @Override
        public String toString() {
            return "Clear[masked]";
        }
    }
}
