package id.dinsos.registry;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.errorprone.annotations.CanIgnoreReturnValue;
import id.dinsos.contracts.RegionCode;
import id.dinsos.eventstore.log.EventStore;
import id.dinsos.eventstore.rules.Aggregate;
import id.dinsos.eventstore.rules.Meta;
import id.dinsos.eventstore.rules.Names;
import id.dinsos.eventstore.rules.PersonalData;
import id.dinsos.eventstore.rules.Position;
import id.dinsos.eventstore.rules.UnitOfWork;
import id.dinsos.eventstore.view.ViewRunner;
import id.dinsos.eventstore.view.Views;
import id.dinsos.registry.household.Household;
import id.dinsos.registry.household.Household.Address;
import id.dinsos.registry.household.Household.Member;
import id.dinsos.registry.household.Household.Ranking;
import id.dinsos.registry.household.HouseholdCommand;
import id.dinsos.registry.household.HouseholdEvent;
import id.dinsos.registry.person.Person;
import id.dinsos.registry.person.Person.CivilMatch;
import id.dinsos.registry.person.Person.IdentityStatus;
import id.dinsos.registry.person.Person.Relation;
import id.dinsos.registry.person.Person.Sex;
import id.dinsos.registry.person.PersonCommand;
import id.dinsos.registry.person.PersonEvent;
import id.dinsos.registry.person.PersonEvent.Membership;
import id.dinsos.registry.person.PersonFacts;
import id.dinsos.registry.person.PersonFacts.PpksType;
import id.dinsos.registry.person.PersonIdentity;
import id.dinsos.testkit.TestServices;
import id.dinsos.testkit.TestTokens;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.inject.Inject;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.locks.LockSupport;
import java.util.function.IntFunction;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

/**
 * Reads of a loaded regency at a steady rate, timed from the moment each should have gone out. It
 * is no test of its own accord: {@code ./mvnw -pl registry-service -am test -Dtest=ReadSpeed
 * -Dfamilies=441000 -Dsurefire.failIfNoSpecifiedTests=false}.
 */
@QuarkusTest
@WithTestResource(TestServices.class)
class ReadSpeed {
    private static final int FAMILIES = Integer.getInteger("families", 20_000);
    private static final int RATE = Integer.getInteger("rate", 200);
    private static final int SECONDS = Integer.getInteger("seconds", 15);
    private static final int BATCH = 200;
    private static final int WRITERS = 4;
    private static final int MEMBERS = 3;
    private static final Instant AT = Instant.parse("2026-01-02T03:04:05Z");
    private static final Duration LIMIT = Duration.ofMinutes(30);

    /** The first are in every village, the last hardly anywhere. */
    private static final List<String> WORDS =
            List.of(
                    "Siti",
                    "Muhammad",
                    "Ahmad",
                    "Nur",
                    "Sri",
                    "Abdul",
                    "Dewi",
                    "Agus",
                    "Aminah",
                    "Sulastri",
                    "Suparman",
                    "Wahyudi",
                    "Kasiyem",
                    "Sutrisno",
                    "Ngatini",
                    "Rohman",
                    "Fatimah",
                    "Suharto",
                    "Lestari",
                    "Mulyono",
                    "Khotimah",
                    "Bambang",
                    "Paijo",
                    "Rukmini",
                    "Santoso",
                    "Hidayat",
                    "Zulaikha",
                    "Tjahjono",
                    "Joedono",
                    "Qomariyah",
                    "Wulandari",
                    "Darmaji",
                    "Sumiati",
                    "Kusnadi",
                    "Yatemi",
                    "Purwanto");

    @Inject EventStore store;
    @Inject Views views;
    @Inject Pool pool;
    @Inject Aggregate<PersonCommand, Person, PersonEvent> persons;
    @Inject Aggregate<HouseholdCommand, Household, HouseholdEvent> households;

    private final HttpClient http = HttpClient.newHttpClient();
    private final Random random = new Random(7);
    private final String token = TestTokens.mint("sari", "35.24", "registrar", "admin");

    @Test
    void a_regency_is_searched_and_looked_at() {
        List<String> villages = villages();
        long began = System.nanoTime();
        for (int from = 0; from < FAMILIES; from += BATCH * WRITERS) {
            List<Uni<Position>> commits = new ArrayList<>();
            for (int i = from; i < Math.min(FAMILIES, from + BATCH * WRITERS); i += BATCH) {
                commits.add(store.commit(families(i, villages), meta()));
            }
            await(Uni.join().all(commits).andFailFast());
        }
        say("events in the log", (long) FAMILIES * (MEMBERS + 1), began);
        for (ViewRunner view : views.all()) {
            await(views.upToDate(view.view().name(), LIMIT));
            say("view " + view.view().name() + " behind the log", 0, began);
        }
        await(pool.query("vacuum analyze view_person.person").execute());
        await(pool.query("vacuum analyze view_household.household").execute());
        await(pool.query("vacuum analyze event").execute());
        UUID busy = busyHousehold();

        load(RATE / 2, SECONDS, i -> search("\"name\":\"" + name() + "\""));
        run("search name, regency", i -> search("\"name\":\"" + name() + "\""));
        run("search one common name", i -> search("\"name\":\"Siti\""));
        run("search misspelt", i -> search("\"name\":\"Sitti Koetimah Tjahyono\""));
        run(
                "search name, village",
                i -> search("\"name\":\"%s\",\"region\":\"%s\"".formatted(name(), any(villages))));
        run("search poor by type", i -> search("\"ppksType\":\"POOR\",\"decileTo\":1"));
        run("household", i -> get("v1/households/" + household(random.nextInt(FAMILIES))));
        run(
                "household of 200 events, known",
                i -> get("v1/households/" + busy + "?knownOn=" + today()));
        run(
                "household of 200 events, true",
                i -> get("v1/households/" + busy + "?trueOn=" + today()));
        run("households of a regency", i -> get("v1/households?region=35.24"));
        run(
                "village as known",
                i -> get("v1/households?region=%s&knownOn=%s".formatted(any(villages), today())));
        run("statistics of a regency", 5, i -> get("v1/statistics?parent=35.24"));
        for (ViewRunner view : views.all()) {
            long start = System.nanoTime();
            view.askForRebuild();
            Awaitility.await().atMost(LIMIT).until(() -> !view.rebuilding());
            say("rebuild of " + view.view().name(), view.rebuilt(), start);
        }
    }

    private UnitOfWork families(int from, List<String> villages) {
        List<UUID> ids = new ArrayList<>();
        int to = Math.min(FAMILIES, from + BATCH);
        for (int family = from; family < to; family++) {
            ids.add(household(family));
            for (int member = 0; member < MEMBERS; member++) {
                ids.add(person(family, member));
            }
        }
        UnitOfWork unit = store.openNew(ids);
        for (int family = from; family < to; family++) {
            family(unit, family, any(villages));
        }
        return unit;
    }

    private void family(UnitOfWork unit, int family, String village) {
        UUID home = household(family);
        List<Member> members = new ArrayList<>();
        for (int member = 0; member < MEMBERS; member++) {
            UUID id = person(family, member);
            Relation relation = member == 0 ? Relation.HEAD : Relation.CHILD;
            List<PpksType> types =
                    random.nextInt(10) == 0
                            ? List.of(PpksType.POOR)
                            : random.nextInt(200) == 0 ? List.of(PpksType.VAGRANT) : List.of();
            unit.require(
                    persons,
                    id,
                    new PersonCommand.Register(
                            "35.24",
                            PersonalData.of(id, identity(family)),
                            IdentityStatus.CLAIMED,
                            Sex.FEMALE,
                            CivilMatch.UNCHECKED,
                            new PersonFacts(
                                    PersonFacts.Employment.NONE,
                                    null,
                                    types,
                                    null,
                                    null,
                                    null,
                                    null),
                            new Membership(home, relation),
                            LocalDate.EPOCH));
            members.add(new Member(id, relation, null, true));
        }
        unit.require(
                households,
                home,
                new HouseholdCommand.Register(
                        "35.24",
                        RegionCode.of(village),
                        PersonalData.of(person(family, 0), new Address("Jalan Mawar", "1", "2")),
                        person(family, 0),
                        null,
                        members,
                        new Ranking(1 + random.nextInt(10), 5),
                        List.of()));
    }

    /** One that has been ranked again and again. */
    private UUID busyHousehold() {
        UUID id = household(FAMILIES / 2);
        for (int i = 1; i < 200; i++) {
            UnitOfWork unit = await(store.open(id));
            unit.require(households, id, new HouseholdCommand.Rank(new Ranking(i % 2 + 1, i % 99)));
            await(store.commit(unit, meta()));
        }
        return id;
    }

    private PersonIdentity identity(int family) {
        return new PersonIdentity(
                null,
                "3524%012d".formatted(family),
                name() + " " + word(),
                null,
                null,
                null,
                null,
                null,
                null);
    }

    private String name() {
        return word() + " " + word();
    }

    private String word() {
        double place = random.nextDouble();
        return WORDS.get((int) (place * place * place * WORDS.size()));
    }

    private HttpRequest search(String body) {
        return request("v1/persons/search")
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString("{" + body + "}"))
                .build();
    }

    private HttpRequest get(String path) {
        return request(path).build();
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(
                        URI.create("http://localhost:" + RestAssured.port + "/" + path))
                .header("Authorization", "Bearer " + token);
    }

    private void run(String what, IntFunction<HttpRequest> requests) {
        run(what, RATE, requests);
    }

    private void run(String what, int rate, IntFunction<HttpRequest> requests) {
        load(Math.max(1, rate / 4), 2, requests);
        long[] micros = load(rate, SECONDS, requests);
        Arrays.sort(micros);
        System.out.printf(
                "SPEED %-34s %4d/s  p50 %6.1f ms  p95 %6.1f ms  p99 %6.1f ms%n",
                what, rate, part(micros, 50), part(micros, 95), part(micros, 99));
    }

    @CanIgnoreReturnValue
    private long[] load(int rate, int seconds, IntFunction<HttpRequest> requests) {
        ConcurrentLinkedQueue<Long> micros = new ConcurrentLinkedQueue<>();
        List<CompletableFuture<Void>> all = new ArrayList<>();
        long began = System.nanoTime();
        for (int i = 0; i < rate * seconds; i++) {
            long due = began + i * 1_000_000_000L / rate;
            LockSupport.parkNanos(due - System.nanoTime());
            all.add(
                    http.sendAsync(requests.apply(i), HttpResponse.BodyHandlers.ofString())
                            .thenAccept(answer -> {
                                assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
                                micros.add((System.nanoTime() - due) / 1_000);
                            }));
        }
        all.forEach(CompletableFuture::join);
        return micros.stream().mapToLong(Long::longValue).toArray();
    }

    private static double part(long[] sorted, int percent) {
        return sorted[Math.min(sorted.length - 1, sorted.length * percent / 100)] / 1_000.0;
    }

    private static void say(String what, long count, long began) {
        double seconds = (System.nanoTime() - began) / 1e9;
        System.out.printf(
                "SPEED %-34s %d in %.1f s, %.0f/s%n", what, count, seconds, count / seconds);
    }

    private List<String> villages() {
        List<String> codes = new ArrayList<>();
        await(pool.query("select code from region where level = 'VILLAGE'").execute())
                .forEach(row -> codes.add(row.getString(0)));
        return codes;
    }

    private String any(List<String> all) {
        return all.get(random.nextInt(all.size()));
    }

    private static LocalDate today() {
        return LocalDate.now(java.time.ZoneId.of("Asia/Jakarta"));
    }

    private static UUID household(int family) {
        return Names.uuid("speed", "household", family);
    }

    private static UUID person(int family, int member) {
        return Names.uuid("speed", "person", family, member);
    }

    private static Meta meta() {
        return Meta.of(Names.uuid("speed"), "35.24", "sari", AT);
    }

    @CanIgnoreReturnValue
    private static <T> T await(Uni<T> work) {
        return work.await().atMost(LIMIT);
    }
}
