package id.dinsos.cases.referral;

import id.dinsos.cases.facility.Facility;
import id.dinsos.cases.facility.FacilityCode;
import id.dinsos.cases.facility.FacilityDecider;
import id.dinsos.cases.facility.FacilityEvent;
import id.dinsos.cases.handling.Case.Opened;
import id.dinsos.cases.handling.CaseCommand;
import id.dinsos.cases.handling.CaseProcess;
import id.dinsos.cases.handling.Reader;
import id.dinsos.cases.kind.Confidentiality;
import id.dinsos.cases.referral.Referral.Asked;
import id.dinsos.cases.referral.Referral.Offered;
import id.dinsos.cases.referral.ReferralEvent.Reason;
import id.dinsos.contracts.RegionCode;
import id.dinsos.eventstore.rules.Aggregate;
import id.dinsos.eventstore.rules.Names;
import id.dinsos.eventstore.rules.RefusedException;
import id.dinsos.eventstore.rules.UnitOfWork;
import java.time.Instant;
import java.util.UUID;

/**
 * The rules of a referral over the case, the referral and the bed: an offer keeps a bed, an answer
 * takes or gives it back, and a transfer that is accepted moves the case to the other office. Each
 * side does its own steps and no other's; for everybody else there is no such referral.
 */
public final class ReferralProcess {
    private final Aggregate<ReferralDecider.Command, Referral, ReferralEvent> referrals;
    private final Aggregate<FacilityDecider.Command, Facility, FacilityEvent> facilities;
    private final CaseProcess cases;

    public ReferralProcess(
            Aggregate<ReferralDecider.Command, Referral, ReferralEvent> referrals,
            Aggregate<FacilityDecider.Command, Facility, FacilityEvent> facilities,
            CaseProcess cases) {
        this.referrals = referrals;
        this.facilities = facilities;
        this.cases = cases;
    }

    /**
     * Offers a case the reader works on; an override is for who supervises and does not work on it.
     */
    public void offer(
            UnitOfWork unit, UUID id, Terms terms, Reason reason, Reader reader, Instant at) {
        Opened state = cases.open(unit, terms.caseId(), reader, at);
        if (terms.consent() == Terms.Consent.OVERRIDDEN
                && (!reader.supervises()
                        || state.circle().assignment().account().equals(reader.account()))) {
            throw RefusedException.of(
                    ReferralCode.REFERRAL_OVERRIDE_NEEDS_ANOTHER,
                    "without consent somebody who supervises must decide, and not the worker");
        }
        Terms offered = terms.from(state.origin().owner());
        unit.require(referrals, id, new ReferralDecider.Command.Offer(offered, reason, at));
        UUID facility = offered.facility();
        if (facility != null) {
            reachable(unit, facility, offered.fromOffice(), offered.toOffice());
            unit.require(
                    facilities,
                    facility,
                    new FacilityDecider.Command.Reserve(
                            id, offered.bedClass(), offered.caseId(), offered.until(), at));
        }
    }

    /** Offers a case to the office that has asked for it. */
    public void answer(
            UnitOfWork unit, UUID id, Terms terms, Reason reason, Reader reader, Instant at) {
        Referral state = unit.state(referrals, id);
        if (state instanceof Asked asked) {
            require(asked, reader, false);
        } else if (!answered(state, reader)) {
            throw unknown();
        }
        offer(unit, id, terms, reason, reader, at);
    }

    /** Whether the reader's office has answered it before: it hears so. */
    private static boolean answered(Referral state, Reader reader) {
        return state instanceof Offered offered
                && reader.supervises()
                && RegionCode.of(reader.region())
                        .covers(RegionCode.of(offered.terms().fromOffice()));
    }

    /**
     * A request is known to the office that asks, and to who supervises the office that is asked:
     * nobody knows whether it is about a sealed case.
     *
     * @param asker whether it is a step of the one that asks
     */
    private static void require(Asked state, Reader reader, boolean asker) {
        Asked known = seen(state, reader);
        RegionCode side =
                RegionCode.of(asker ? known.request().toOffice() : known.request().fromOffice());
        if (!RegionCode.of(reader.region()).covers(side)) {
            throw RefusedException.of(
                    ReferralCode.REFERRAL_NOT_YOURS, "this step is the other office's");
        }
    }

    /** The request for one of its two sides. */
    static Asked seen(Asked state, Reader reader) {
        RegionCode region = RegionCode.of(reader.region());
        if (region.covers(RegionCode.of(state.request().toOffice()))
                || reader.supervises()
                        && region.covers(RegionCode.of(state.request().fromOffice()))) {
            return state;
        }
        throw unknown();
    }

    /** A bed is sought in one's own office, in the province's, or in the office one refers to. */
    private void reachable(UnitOfWork unit, UUID facility, String office, String to) {
        RegionCode from = RegionCode.of(office);
        boolean found =
                unit.look(facilities, facility) instanceof Facility.Running running
                        && (RegionCode.of(running.owner()).covers(from)
                                || from.covers(RegionCode.of(running.owner()))
                                || running.owner().equals(to));
        if (!found) {
            throw RefusedException.of(
                    FacilityCode.FACILITY_UNKNOWN, "there is no facility with this id");
        }
    }

    /** Somebody of a case waits for a bed, behind those who wait already. */
    public void await(
            UnitOfWork unit,
            UUID facility,
            UUID caseId,
            String bedClass,
            Reader reader,
            Instant at) {
        Opened state = cases.open(unit, caseId, reader, at);
        reachable(unit, facility, state.origin().owner(), state.origin().owner());
        unit.require(
                facilities,
                facility,
                new FacilityDecider.Command.Wait(
                        waiting(facility, caseId, bedClass), bedClass, caseId, at));
    }

    public void stopWaiting(
            UnitOfWork unit,
            UUID facility,
            UUID caseId,
            String bedClass,
            Reader reader,
            Instant at) {
        var unused = cases.open(unit, caseId, reader, at);
        unit.require(
                facilities,
                facility,
                new FacilityDecider.Command.StopWaiting(waiting(facility, caseId, bedClass), at));
    }

    private static UUID waiting(UUID facility, UUID caseId, String bedClass) {
        return Names.uuid("waiting", facility, caseId, bedClass);
    }

    public void accept(UnitOfWork unit, UUID id, Reader reader, Instant at) {
        Offered state = received(unit, id, reader);
        unit.require(referrals, id, new ReferralDecider.Command.Accept(at));
        if (state.terms().mode() == Terms.Mode.TRANSFER) {
            unit.require(
                    cases.cases(),
                    state.terms().caseId(),
                    new CaseCommand.HandOver(id, state.terms().toOffice(), reader.account(), at));
        }
    }

    public void decline(UnitOfWork unit, UUID id, String reason, Reader reader, Instant at) {
        if (unit.state(referrals, id) instanceof Asked asked) {
            require(asked, reader, false);
            unit.require(referrals, id, new ReferralDecider.Command.Decline(reason, at));
            return;
        }
        Offered state = received(unit, id, reader);
        unit.require(referrals, id, new ReferralDecider.Command.Decline(reason, at));
        giveBack(unit, id, state, at);
    }

    public void admit(UnitOfWork unit, UUID id, Reader reader, Instant at) {
        Offered state = received(unit, id, reader);
        unit.require(referrals, id, new ReferralDecider.Command.Admit(at));
        UUID facility = state.terms().facility();
        if (facility != null) {
            unit.require(facilities, facility, new FacilityDecider.Command.Occupy(id, at));
        }
    }

    public void discharge(UnitOfWork unit, UUID id, String outcome, Reader reader, Instant at) {
        Offered state = received(unit, id, reader);
        unit.require(referrals, id, new ReferralDecider.Command.Discharge(outcome, at));
        UUID facility = state.terms().facility();
        if (facility != null) {
            unit.require(facilities, facility, new FacilityDecider.Command.Free(id, at));
        }
    }

    public void revoke(UnitOfWork unit, UUID id, String reason, Reader reader, Instant at) {
        if (unit.state(referrals, id) instanceof Asked asked) {
            require(asked, reader, true);
            unit.require(referrals, id, new ReferralDecider.Command.Revoke(reason, at));
            return;
        }
        Offered state = sent(unit, id, reader, at);
        unit.require(referrals, id, new ReferralDecider.Command.Revoke(reason, at));
        giveBack(unit, id, state, at);
    }

    public void withdrawConsent(UnitOfWork unit, UUID id, Reader reader, Instant at) {
        var unused = sent(unit, id, reader, at);
        unit.require(referrals, id, new ReferralDecider.Command.WithdrawConsent(at));
    }

    /** What the other side may read now, or a refusal. */
    Offered disclosed(UnitOfWork unit, UUID id, Reader reader, Instant at) {
        Offered state = received(unit, id, reader);
        if (!state.discloses(at)) {
            throw RefusedException.of(
                    ReferralCode.REFERRAL_DISCLOSURE_ENDED, "nothing is disclosed any more");
        }
        return state;
    }

    /** The referral for one of its two sides. */
    Offered seen(UnitOfWork unit, UUID id, Reader reader, Instant at) {
        if (unit.state(referrals, id) instanceof Offered state) {
            RegionCode region = RegionCode.of(reader.region());
            if (region.covers(RegionCode.of(state.terms().toOffice()))) {
                sealedFrom(unit, state, reader);
                return state;
            }
            var unused = cases.open(unit, state.terms().caseId(), reader, at);
            return state;
        }
        throw unknown();
    }

    private Offered received(UnitOfWork unit, UUID id, Reader reader) {
        if (!(unit.state(referrals, id) instanceof Offered state)) {
            throw unknown();
        }
        RegionCode region = RegionCode.of(reader.region());
        if (!region.covers(RegionCode.of(state.terms().toOffice()))) {
            if (region.covers(RegionCode.of(state.terms().fromOffice()))) {
                throw RefusedException.of(
                        ReferralCode.REFERRAL_NOT_YOURS, "this step is the other office's");
            }
            throw unknown();
        }
        sealedFrom(unit, state, reader);
        return state;
    }

    /**
     * Of a sealed case only who supervises the other office learns; for the rest it is not there.
     */
    private void sealedFrom(UnitOfWork unit, Offered state, Reader reader) {
        boolean sealed =
                unit.look(cases.cases(), state.terms().caseId()) instanceof Opened known
                        && known.origin().confidentiality() == Confidentiality.SEALED;
        if (sealed && !reader.supervises()) {
            throw unknown();
        }
    }

    /** The referral for the office whose case it is. */
    Offered sent(UnitOfWork unit, UUID id, Reader reader, Instant at) {
        if (!(unit.state(referrals, id) instanceof Offered state)) {
            throw unknown();
        }
        var unused = cases.open(unit, state.terms().caseId(), reader, at);
        return state;
    }

    private void giveBack(UnitOfWork unit, UUID id, Offered state, Instant at) {
        UUID facility = state.terms().facility();
        if (facility != null) {
            unit.require(facilities, facility, new FacilityDecider.Command.Release(id, at));
        }
    }

    private static RefusedException unknown() {
        return RefusedException.of(
                ReferralCode.REFERRAL_UNKNOWN, "there is no referral with this id");
    }
}
