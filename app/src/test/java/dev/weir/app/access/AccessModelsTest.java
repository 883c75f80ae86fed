package dev.weir.app.access;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.app.access.Entity.Kind;
import dev.weir.app.fx.Failure;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class AccessModelsTest {

    private final FakeAccess account = new FakeAccess();
    private final PrincipalsModel principals = new PrincipalsModel(account.clients, account.background);
    private final SimulatorModel simulator = new SimulatorModel(account.clients, account.background);
    private final List<Failure> refused = new ArrayList<>();

    private Entity user(String name) {
        return principals.list().get().entities().stream()
                .filter(each -> each.kind() == Kind.USER && each.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void whatMayBeSeenIsSeenAndTheRestSaysWhy() {
        account.iam.denied.add("ListRoles");
        account.iam.denied.add("ListAccessKeys");
        principals.show();
        assertThat(principals.failure().get()).isNull();
        assertThat(principals.list().get().entities())
                .extracting(Entity::kind)
                .contains(Kind.ROOT, Kind.USER, Kind.POLICY);
        assertThat(principals.list().get().failures()).containsOnlyKeys(Kind.ROLE);
        principals.choose(user("ana"));
        EntityDetails details = principals.details().get();
        assertThat(details.attached()).extracting(Entity::name).containsExactly("read-orders");
        assertThat(details.unseen()).singleElement().asString().contains("List its keys");
    }

    @Test
    void whereNothingMayBeSeenItIsAFailure() {
        account.iam.denied.addAll(Set.of("ListUsers", "ListGroups", "ListRoles", "ListPolicies"));
        principals.show();
        assertThat(principals.failure().get().kind()).isEqualTo(Failure.Kind.DENIED);
    }

    @Test
    void aUserIsMadeAndGoesWithAllThatHangsOnIt() {
        principals.show();
        principals.change("Make user bo", changes -> changes.create(Kind.USER, "bo", ""), refused::add);
        assertThat(user("bo").arn()).endsWith(":user/bo");
        Entity ana = user("ana");
        principals.change("Delete ana", changes -> changes.delete(ana), refused::add);
        assertThat(account.iam.calls).containsSubsequence("DetachUserPolicy", "DeleteAccessKey", "DeleteUser");
        assertThat(account.iam.users).doesNotContainKey("ana");
        assertThat(refused).isEmpty();
    }

    @Test
    void aSecretIsGivenOnceAndKeptNowhere() {
        principals.show();
        principals.choose(user("ana"));
        List<String> secrets = new ArrayList<>();
        principals.createKey("ana", key -> secrets.add(key.secretAccessKey()), refused::add);
        assertThat(secrets).containsExactly("only-once");
        assertThat(principals.details().get().keys())
                .extracting(EntityDetails.Key::id)
                .contains("AKIAOLD", "AKIANEW");
    }

    @Test
    void aRefusedSaveLosesNothing() {
        List<String> saved = new ArrayList<>();
        PolicyDraftModel draft = new PolicyDraftModel(
                new PolicySource.Managed(FakeIam.arn("policy", "read-orders"), "read-orders"),
                () -> account.iam,
                account.background,
                () -> saved.add("saved"));
        draft.load();
        assertThat(draft.text().get()).isEqualTo(FakeAccess.POLICY);
        assertThat(draft.changed().get()).isFalse();
        String mine = FakeAccess.POLICY.replace("GetRecords", "GetRecord");
        draft.text().set(mine);
        assertThat(draft.problems().get())
                .anyMatch(problem -> problem.text().contains("GetRecord") && problem.line() == 5);
        assertThat(draft.wrong()).isFalse();
        account.iam.denied.add("CreatePolicyVersion");
        draft.save();
        assertThat(draft.failure().get().kind()).isEqualTo(Failure.Kind.DENIED);
        assertThat(draft.text().get()).isEqualTo(mine);
        assertThat(draft.changed().get()).isTrue();
        account.iam.denied.clear();
        draft.save();
        assertThat(saved).hasSize(1);
        assertThat(draft.changed().get()).isFalse();
        assertThat(account.iam.policies.get("read-orders")).containsExactly(FakeAccess.POLICY, mine);
    }

    @Test
    void theSimulatorNamesTheStatementThatDecided() {
        account.iam.decision = "allowed";
        simulator.fill(FakeIam.arn("user", "ana"), "kinesis:GetRecords", "arn:aws:kinesis:us-east-1:1:stream/orders");
        Simulation answer = simulator.answer().get();
        assertThat(answer.allowed()).isTrue();
        assertThat(answer.sentence("ana")).startsWith("Yes: ana may do kinesis:GetRecords");
        assertThat(answer.deciders()).singleElement().satisfies(each -> {
            assertThat(each.place()).isEqualTo("read-orders (user-managed), lines 3 to 6");
            assertThat(each.text()).contains("\"Action\": \"kinesis:GetRecords\"");
        });
    }

    @Test
    void aSessionIsAskedAboutAsItsRoleAndTheRootNotAtAll() {
        simulator.fill("arn:aws:sts::111122223333:assumed-role/deliver/ci", "kinesis:PutRecord", null);
        assertThat(simulator.principal().get()).isEqualTo("arn:aws:iam::111122223333:role/deliver");
        assertThat(simulator.answer().get().sentence("it")).startsWith("No: no policy allows it");
        simulator.fill("arn:aws:iam::111122223333:root", null, null);
        assertThat(simulator.whyNot()).contains("root");
        account.iam.denied.add("SimulatePrincipalPolicy");
        simulator.fill(FakeIam.arn("user", "ana"), "kinesis:PutRecord", null);
        assertThat(simulator.failure().get().kind()).isEqualTo(Failure.Kind.DENIED);
    }

    @Test
    void theLeastPolicyHasWhatTheChosenPagesNeedAndIsRight() {
        String policy = MinimalPolicy.of(List.of("Streams"), false, "eu-west-1", "111122223333");
        assertThat(policy)
                .contains("kinesis:ListStreams", "arn:aws:kinesis:eu-west-1:111122223333:stream/*")
                .doesNotContain("CreateStream", "firehose", "{region}");
        String all = MinimalPolicy.of(Need.all().stream().map(Need::page).toList(), true, "eu-west-1", "111122223333");
        assertThat(dev.weir.app.access.policy.PolicyCheck.of(all, dev.weir.app.access.policy.PolicyCheck.Sort.IDENTITY))
                .isEmpty();
    }
}
