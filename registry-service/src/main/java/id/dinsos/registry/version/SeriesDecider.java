package id.dinsos.registry.version;

import static id.dinsos.eventstore.rules.Decision.accept;
import static id.dinsos.eventstore.rules.Decision.refuse;

import id.dinsos.eventstore.rules.Decider;
import id.dinsos.eventstore.rules.Decision;
import id.dinsos.registry.household.Household.Source;
import id.dinsos.registry.version.Series.Failure;
import id.dinsos.registry.version.Series.Hand;
import id.dinsos.registry.version.Series.Known;
import id.dinsos.registry.version.Series.None;
import id.dinsos.registry.version.Series.State;
import id.dinsos.registry.version.Series.Version;
import id.dinsos.registry.version.SeriesCommand.Approve;
import id.dinsos.registry.version.SeriesCommand.NoteCompared;
import id.dinsos.registry.version.SeriesCommand.NoteFailed;
import id.dinsos.registry.version.SeriesCommand.NoteInForce;
import id.dinsos.registry.version.SeriesCommand.NoteTakenBack;
import id.dinsos.registry.version.SeriesCommand.Recall;
import id.dinsos.registry.version.SeriesCommand.Receive;
import id.dinsos.registry.version.SeriesCommand.Refuse;
import id.dinsos.registry.version.SeriesEvent.VersionApproved;
import id.dinsos.registry.version.SeriesEvent.VersionCompared;
import id.dinsos.registry.version.SeriesEvent.VersionFailed;
import id.dinsos.registry.version.SeriesEvent.VersionPutInForce;
import id.dinsos.registry.version.SeriesEvent.VersionRecalled;
import id.dinsos.registry.version.SeriesEvent.VersionReceived;
import id.dinsos.registry.version.SeriesEvent.VersionRefused;
import id.dinsos.registry.version.SeriesEvent.VersionTakenBack;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The rules of the versions of one list. They come in the order of their periods and of their days,
 * each once, and one after the other: none comes while another waits for a decision, so that what a
 * person looks at is compared with what stands. Whoever has handed one in does not put it in force.
 * Only the one in force can be taken back, as a whole, and then the one before it holds again; its
 * number may come again, with the right file.
 */
public final class SeriesDecider implements Decider<SeriesCommand, Series, SeriesEvent> {
    /** DTKS was decreed each month, DTSEN comes each quarter. */
    private static final Map<Source, Pattern> NUMBERS =
            Map.of(
                    Source.DTKS, Pattern.compile("20\\d\\d-(0[1-9]|1[0-2])"),
                    Source.DTSEN, Pattern.compile("20\\d\\d-Q[1-4]"));

    /** Under which a file is given back that has come before. */
    public static final String SAME_FILE = "version-same-file";

    @Override
    public Series initial() {
        return new None();
    }

    @Override
    public Decision<SeriesEvent> decide(SeriesCommand command, Series state) {
        if (command instanceof Receive receive) {
            return receive(receive, state instanceof Known known ? known.versions() : List.of());
        }
        Version version = state instanceof Known known ? known.version(command.id()) : null;
        return state instanceof Known known && version != null
                ? decide(command, version, known)
                : refuse(VersionCode.VERSION_UNKNOWN, "there is no such version");
    }

    private static Decision<SeriesEvent> receive(Receive command, List<Version> versions) {
        String number = command.facts().number();
        if (!known(NUMBERS, command.source()).matcher(number).matches()) {
            return refuse(
                    VersionCode.VERSION_NUMBER_WRONG,
                    command.source() == Source.DTKS
                            ? "a month, as 2026-03"
                            : "a quarter, as 2026-Q1");
        }
        Decision<SeriesEvent> no = null;
        for (Version one : versions) {
            if (one.id().equals(command.id())) {
                return accept();
            }
            no = no == null ? refusal(command, one) : no;
        }
        return no == null
                ? accept(
                        new VersionReceived(
                                command.id(), command.owner(), command.source(), command.facts()))
                : no;
    }

    /** Why a version does not come after another one; null where it does. */
    private static @Nullable Decision<SeriesEvent> refusal(Receive command, Version one) {
        String number = command.facts().number();
        String other = one.facts().number();
        boolean counts = one.state().held() || one.state().undecided();
        if (!counts) {
            return null;
        }
        if (other.equals(number)) {
            return refuse(VersionCode.VERSION_SAME_AGAIN, "version " + number + " is there");
        }
        if (one.state().held() && number.compareTo(other) < 0) {
            return refuse(VersionCode.VERSION_OLDER, "version " + other + " holds already");
        }
        if (one.state().held() && !command.facts().asOf().isAfter(one.facts().asOf())) {
            return refuse(
                    VersionCode.VERSION_OUT_OF_ORDER,
                    "version %s is as of %s: a newer one is of a later day"
                            .formatted(other, one.facts().asOf()));
        }
        return one.state().undecided()
                ? refuse(
                        VersionCode.VERSION_UNDECIDED,
                        "version " + other + " comes first: it is " + one.state())
                : null;
    }

    private static Decision<SeriesEvent> decide(
            SeriesCommand command, Version version, Known known) {
        UUID id = version.id();
        State state = version.state();
        return switch (command) {
            case Receive ignored -> throw new IllegalStateException("handled above");
            case NoteCompared(var same, var hash, var counts) -> {
                if (state != State.RECEIVED) {
                    yield accept();
                }
                yield known.held().stream().anyMatch(one -> hash.equals(one.hash()))
                        ? accept(new VersionFailed(id, SAME_FILE, "this file has come before"))
                        : accept(new VersionCompared(id, hash, counts));
            }
            case NoteFailed(var same, var code, var detail) ->
                    state == State.RECEIVED
                            ? accept(new VersionFailed(id, code, detail))
                            : accept();
            case Refuse(var same, var by, var at, var reason) ->
                    state == State.COMPARED
                            ? accept(new VersionRefused(id, by, at, reason))
                            : notCompared(state);
            case Approve(var same, var by, var at) ->
                    state != State.COMPARED
                            ? notCompared(state)
                            : by.equals(version.facts().receivedBy())
                                    ? refuse(
                                            VersionCode.VERSION_BY_RECEIVER,
                                            "somebody else puts in force what you handed in")
                                    : accept(new VersionApproved(id, by, at));
            case NoteInForce(var same, var outcome) ->
                    state == State.APPROVED ? accept(new VersionPutInForce(id, outcome)) : accept();
            case Recall(var same, var by, var at, var reason) -> {
                if (state != State.IN_FORCE) {
                    yield refuse(VersionCode.VERSION_NOT_IN_FORCE, "it is " + state);
                }
                yield known.versions().stream().anyMatch(one -> one.state().undecided())
                        ? refuse(
                                VersionCode.VERSION_UNDECIDED,
                                "decide about the one that was compared with it first")
                        : accept(new VersionRecalled(id, by, at, reason));
            }
            case NoteTakenBack(var same, var outcome) ->
                    state == State.RECALLED ? accept(new VersionTakenBack(id, outcome)) : accept();
        };
    }

    private static Decision<SeriesEvent> notCompared(State state) {
        return refuse(VersionCode.VERSION_NOT_COMPARED, "nobody is asked about it: it is " + state);
    }

    @Override
    public Series evolve(Series state, SeriesEvent event) {
        return switch (event) {
            case VersionReceived e -> {
                List<Version> versions =
                        new ArrayList<>(
                                state instanceof Known known ? known.versions() : List.of());
                versions.add(Version.of(e.id(), e.facts()));
                yield new Known(e.owner(), e.source(), versions);
            }
            case VersionCompared(var id, var hash, var counts) ->
                    known(state).with(id, one -> one.compared(hash, counts));
            case VersionFailed(var id, var code, var detail) ->
                    known(state).with(id, one -> one.failed(new Failure(code, detail)));
            case VersionRefused(var id, var by, var at, var reason) ->
                    known(state)
                            .with(id, one -> one.decided(State.REFUSED, new Hand(by, at, reason)));
            case VersionApproved(var id, var by, var at) ->
                    known(state)
                            .with(id, one -> one.decided(State.APPROVED, new Hand(by, at, null)));
            case VersionPutInForce(var id, var outcome) -> {
                Known known = known(state);
                Version before = known.inForce();
                Known now =
                        before == null
                                ? known
                                : known.with(before.id(), one -> one.in(State.SUPERSEDED));
                yield now.with(id, one -> one.ended(State.IN_FORCE, outcome));
            }
            case VersionRecalled(var id, var by, var at, var reason) ->
                    known(state).with(id, one -> one.recalled(new Hand(by, at, reason)));
            case VersionTakenBack(var id, var outcome) -> {
                Known now = known(state).with(id, one -> one.ended(State.TAKEN_BACK, outcome));
                List<Version> held = now.held();
                yield held.isEmpty()
                        ? now
                        : now.with(held.getLast().id(), one -> one.in(State.IN_FORCE));
            }
        };
    }

    private static Known known(Series state) {
        if (state instanceof Known known) {
            return known;
        }
        throw new IllegalStateException("a history that does not begin with a version");
    }

    private static <K, V> V known(Map<K, V> map, K key) {
        V value = map.get(key);
        if (value == null) {
            throw new IllegalStateException("no such list: " + key);
        }
        return value;
    }
}
