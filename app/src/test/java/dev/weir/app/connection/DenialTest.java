package dev.weir.app.connection;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.app.connection.Denial.Reason;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class DenialTest {

    private static final String WHO = "User: arn:aws:iam::111122223333:user/ana is not authorized to perform: ";
    private static final String STREAM = "arn:aws:kinesis:us-east-1:111122223333:stream/orders";

    @Test
    void noPolicyAllows() {
        Denial denial = Denial.of(WHO + "kinesis:DeleteStream on resource: " + STREAM
                + " because no identity-based policy allows the kinesis:DeleteStream action");
        assertThat(denial.principalArn()).isEqualTo("arn:aws:iam::111122223333:user/ana");
        assertThat(denial.action()).isEqualTo("kinesis:DeleteStream");
        assertThat(denial.resource()).isEqualTo(STREAM);
        assertThat(denial.reason()).isEqualTo(Reason.NO_ALLOW);
        assertThat(denial.policyKind()).isEqualTo("identity-based policy");
        assertThat(denial.why())
                .isEqualTo("No identity-based policy allows kinesis:DeleteStream: what is not allowed is refused.");
        assertThat(denial.advice()).contains("Add a statement", STREAM);
    }

    @Test
    void anExplicitDenyOfWhicheverPolicy() {
        Denial own = Denial.of(WHO + "kinesis:PutRecord on resource: " + STREAM
                + " with an explicit deny in an identity-based policy");
        assertThat(own.reason()).isEqualTo(Reason.EXPLICIT_DENY);
        assertThat(own.policyKind()).isEqualTo("identity-based policy");
        assertThat(own.advice()).contains("Find the Deny");
        Denial organization = Denial.of(
                WHO
                        + "s3:PutObject on resource: \"arn:aws:s3:::b/k\" with an explicit deny in a service control policy: arn:aws:organizations::1:policy/p");
        assertThat(organization.resource()).isEqualTo("arn:aws:s3:::b/k");
        assertThat(organization.policyKind()).isEqualTo("service control policy");
        assertThat(organization.advice()).contains("organization");
        assertThat(Denial.of(WHO + "kms:Decrypt with an explicit deny").policyKind())
                .isNull();
    }

    @Test
    void whatIsNotSaidIsNotInvented() {
        Denial bare = Denial.of("Access Denied");
        assertThat(bare.reason()).isEqualTo(Reason.UNKNOWN);
        assertThat(bare.action()).isNull();
        assertThat(bare.why()).contains("does not say");
        assertThat(Denial.of("").why()).isNotEmpty();
    }

    @Test
    void refusalsAreCountedOnceEachAndBounded() {
        Refusals refusals = new Refusals();
        Denial denial = Denial.of(WHO + "kinesis:ListStreams");
        refusals.add("Kinesis", "ListStreams", denial, Instant.EPOCH);
        refusals.add("Kinesis", "ListStreams", denial, Instant.EPOCH.plusSeconds(5));
        assertThat(refusals.all()).singleElement().satisfies(each -> {
            assertThat(each.times()).isEqualTo(2);
            assertThat(each.first()).isEqualTo(Instant.EPOCH);
        });
        for (int i = 0; i < 500; i++) {
            refusals.add("Kinesis", "Operation" + i, denial, Instant.EPOCH);
        }
        assertThat(refusals.all()).hasSize(Refusals.MOST);
        assertThat(refusals.all().getFirst().operation()).isEqualTo("Operation499");
    }
}
