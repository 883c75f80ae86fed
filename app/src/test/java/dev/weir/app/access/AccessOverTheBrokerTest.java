package dev.weir.app.access;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.app.access.Entity.Kind;
import dev.weir.app.account.BrokerWorkspace;
import dev.weir.app.fx.Failure;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The Access page's models over the broker's IAM. */
class AccessOverTheBrokerTest {

    private static final String POLICY = """
            {
              "Version": "2012-10-17",
              "Statement": [
                {
                  "Sid": "Read",
                  "Effect": "Allow",
                  "Action": ["kinesis:GetRecords", "kinesis:ListShards"],
                  "Resource": "arn:aws:kinesis:*:*:stream/orders"
                },
                {
                  "Sid": "Never",
                  "Effect": "Deny",
                  "Action": "kinesis:DeleteStream",
                  "Resource": "*"
                }
              ]
            }
            """;

    private final BrokerWorkspace broker = new BrokerWorkspace();
    private final PrincipalsModel principals = new PrincipalsModel(broker.clients(), broker.background());
    private final SimulatorModel simulator = new SimulatorModel(broker.clients(), broker.background());
    private final List<Failure> refused = new ArrayList<>();

    @AfterEach
    void close() {
        broker.close();
    }

    private Entity entity(Kind kind, String name) {
        return principals.list().get().entities().stream()
                .filter(each -> each.kind() == kind && each.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new AssertionError(
                        name + " is not in " + principals.list().get()));
    }

    private Simulation ask(String action, String resource) {
        simulator.fill(entity(Kind.USER, "ana").arn(), action, resource);
        assertThat(simulator.failure().get()).isNull();
        return simulator.answer().get();
    }

    @Test
    void aUserGetsAPolicyAndTheSimulatorSaysWhichStatementDecides() {
        principals.show();
        assertThat(principals.list().get().failures()).isEmpty();
        principals.change("Make ana", changes -> changes.create(Kind.USER, "ana", ""), refused::add);
        principals.change("Make readers", changes -> changes.create(Kind.GROUP, "readers", ""), refused::add);
        principals.change(
                "Make deliver",
                changes -> changes.create(Kind.ROLE, "deliver", dev.weir.app.access.policy.PolicyExample.TRUST.text()),
                refused::add);
        PolicyDraftModel draft = new PolicyDraftModel(
                new PolicySource.New("read-orders", POLICY),
                broker.clients()::iam,
                broker.background(),
                principals::reload);
        draft.load();
        draft.save();
        assertThat(draft.failure().get()).isNull();
        String arn = entity(Kind.POLICY, "read-orders").arn();
        Entity ana = entity(Kind.USER, "ana");
        principals.choose(ana);
        principals.change("Attach", changes -> changes.attach(ana, arn), refused::add);
        principals.change("Add", changes -> changes.addToGroup("ana", "readers"), refused::add);
        assertThat(refused).isEmpty();
        EntityDetails details = principals.details().get();
        assertThat(details.unseen()).isEmpty();
        assertThat(details.attached()).extracting(Entity::name).containsExactly("read-orders");
        assertThat(details.related()).containsExactly("readers");

        String orders = "arn:aws:kinesis:us-east-1:000000000000:stream/orders";
        Simulation allowed = ask("kinesis:GetRecords", orders);
        assertThat(allowed.allowed()).isTrue();
        assertThat(allowed.deciders().getFirst().text()).contains("\"Read\"");
        assertThat(ask("kinesis:PutRecord", orders).decision()).isEqualTo("implicitDeny");
        Simulation denied = ask("kinesis:DeleteStream", orders);
        assertThat(denied.decision()).isEqualTo("explicitDeny");
        assertThat(denied.deciders().getFirst().text()).contains("\"Never\"");

        draft.ask("kinesis:ListShards", orders);
        assertThat(draft.answer().get().allowed()).isTrue();
        draft.text().set(POLICY.replace("kinesis:ListShards", "kinesis:List*"));
        PolicyDraftModel managed = new PolicyDraftModel(
                new PolicySource.Managed(arn, "read-orders"),
                broker.clients()::iam,
                broker.background(),
                principals::reload);
        managed.load();
        assertThat(managed.text().get()).isEqualTo(POLICY);
        for (int i = 0; i < 6; i++) {
            managed.text().set(POLICY.replace("orders", "orders" + i));
            managed.save();
            assertThat(managed.failure().get()).isNull();
        }
        principals.choose(entity(Kind.POLICY, "read-orders"));
        assertThat(principals.details().get().versions()).hasSize(5);
        assertThat(principals.details().get().related()).containsExactly("ana");

        List<String> secrets = new ArrayList<>();
        principals.choose(ana);
        principals.createKey("ana", key -> secrets.add(key.secretAccessKey()), refused::add);
        assertThat(secrets).hasSize(1);
        assertThat(principals.details().get().keys()).hasSize(1);
        principals.change("Delete ana", changes -> changes.delete(ana), refused::add);
        assertThat(refused).isEmpty();
        assertThat(principals.list().get().entities())
                .noneMatch(each -> each.name().equals("ana"));
        PolicySource.Inline inline = new PolicySource.Inline(entity(Kind.ROLE, "deliver"), "in", POLICY);
        inline.write(broker.clients().iam(), POLICY);
        assertThat(new PolicySource.Inline(entity(Kind.ROLE, "deliver"), "in", "")
                        .read(broker.clients().iam()))
                .isEqualTo(POLICY);
        assertThat(new PolicySource.Trust("deliver").read(broker.clients().iam()))
                .contains("firehose");
        principals.change("Delete", changes -> changes.delete(entity(Kind.ROLE, "deliver")), refused::add);
        principals.change("Delete", changes -> changes.delete(entity(Kind.GROUP, "readers")), refused::add);
        principals.change("Delete", changes -> changes.delete(entity(Kind.POLICY, "read-orders")), refused::add);
        assertThat(refused).isEmpty();
    }
}
