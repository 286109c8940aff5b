package id.dinsos.cases.incident;

import id.dinsos.cases.handling.CaseProcess;
import id.dinsos.cases.handling.Description;
import id.dinsos.cases.handling.FactSheet;
import id.dinsos.cases.handling.Intake;
import id.dinsos.cases.handling.Involved;
import id.dinsos.cases.handling.Reader;
import id.dinsos.cases.handling.Report;
import id.dinsos.cases.incident.Incident.Known;
import id.dinsos.cases.incident.IncidentDecider.Command;
import id.dinsos.cases.incident.IncidentEvent.IncidentOpened;
import id.dinsos.cases.incident.IncidentEvent.Listed;
import id.dinsos.contracts.RegionCode;
import id.dinsos.eventstore.rules.Aggregate;
import id.dinsos.eventstore.rules.Names;
import id.dinsos.eventstore.rules.PersonalData;
import id.dinsos.eventstore.rules.RefusedException;
import id.dinsos.eventstore.rules.UnitOfWork;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * A list of households with the cases that it opens, all or none: each is received under the kind
 * that the office has in force, with what happened as a fact of it, so that aid is asked for under
 * the same name.
 */
public final class IncidentProcess {
    static final String KIND = "DISASTER_HOUSEHOLD";
    private static final Aggregate<Command, Incident, IncidentEvent> INCIDENTS =
            IncidentDecider.aggregate();

    private final CaseProcess cases;

    public IncidentProcess(CaseProcess cases) {
        this.cases = cases;
    }

    public void open(UnitOfWork unit, IncidentOpened what) {
        unit.require(
                INCIDENTS, Incident.streamId(what.owner(), what.code()), new Command.Open(what));
    }

    /** The incident, where it is one of the reader's office. */
    Known known(UnitOfWork unit, UUID id, Reader reader) {
        if (unit.state(INCIDENTS, id) instanceof Known known
                && RegionCode.of(reader.region()).covers(RegionCode.of(known.opened().owner()))) {
            return known;
        }
        throw RefusedException.of(IncidentCode.INCIDENT_UNKNOWN, "there is no such incident");
    }

    /**
     * Takes a list in; what an earlier one had is left as it stands.
     *
     * @param source who made the list, as the kind names it
     */
    public void takeIn(
            UnitOfWork unit,
            UUID id,
            List<HouseholdRow> rows,
            String sha256,
            String source,
            Reader reader,
            Instant at) {
        Known known = known(unit, id, reader);
        List<HouseholdRow> fresh =
                rows.stream().filter(row -> !known.cases().contains(row.caseId(id))).toList();
        unit.needs(fresh.stream().map(row -> row.caseId(id)).toList());
        unit.require(
                INCIDENTS,
                id,
                new Command.TakeIn(
                        sha256,
                        rows.stream()
                                .map(row -> new Listed(row.caseId(id), row.household()))
                                .toList(),
                        at));
        for (HouseholdRow row : fresh) {
            cases.receive(
                    unit,
                    row.caseId(id),
                    intake(known.opened(), row, row.caseId(id), source),
                    reader,
                    at);
        }
    }

    private static Intake intake(
            IncidentOpened incident, HouseholdRow row, UUID caseId, String source) {
        UUID subject = Names.uuid("case-subject", caseId);
        UUID ref = Names.uuid("case-head", caseId);
        List<Involved> people = new ArrayList<>();
        people.add(
                new Involved(
                        ref,
                        Involved.Role.SUBJECT,
                        PersonalData.of(ref, new Description(row.head(), "", "", 0, "")),
                        null));
        String words =
                incident.title()
                        + "; "
                        + row.people()
                        + " jiwa"
                        + (row.needs().isEmpty() ? "" : "; kebutuhan: " + row.needs());
        return new Intake(
                KIND,
                source,
                row.region(),
                incident.owner(),
                subject,
                new Report(words, row.address(), "", ""),
                new FactSheet(facts(incident, row)),
                people,
                incident.happenedAt(),
                null);
    }

    private static Map<String, Object> facts(IncidentOpened incident, HouseholdRow row) {
        Map<String, Object> facts = new HashMap<>();
        facts.put("event", incident.code());
        facts.put("hazard", incident.hazard().name());
        facts.put("displaced", row.displaced());
        facts.put("missingOrInjured", row.hurt());
        if (row.damage() != null) {
            facts.put("damage", row.damage().name());
        }
        return facts;
    }
}
