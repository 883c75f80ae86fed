package dev.weir.broker.sts;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.broker.access.SealedDenials;
import dev.weir.broker.call.Call;
import dev.weir.broker.call.Caller;
import dev.weir.broker.call.Operation;
import dev.weir.broker.call.ServiceId;
import dev.weir.broker.iam.IamService;
import dev.weir.broker.seal.Seal;
import dev.weir.broker.store.H2Database;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.sts.model.GetCallerIdentityRequest;
import software.amazon.awssdk.services.sts.model.GetCallerIdentityResponse;

class StsServiceTest {

    @Test
    @SuppressWarnings("unchecked") // The operation is the one named.
    void tellsTheCallerWhoItIs() {
        Caller caller = new Caller("123456789012", "AKID", "arn:aws:iam::123456789012:user/ada", "AIDAADA");
        Call call =
                new Call("r", ServiceId.STS, "GetCallerIdentity", caller, "us-east-1", "127.0.0.1", "", Instant.EPOCH);
        try (H2Database database = H2Database.open(null, IamService.MIGRATIONS)) {
            Seal seal = new Seal(Seal.randomBytes(Seal.KEY_BYTES));
            IamService iam = new IamService("123456789012", database, () -> seal);
            SessionTokens tokens = new SessionTokens("123456789012", () -> null, iam.identities(), () -> seal);
            Operation<GetCallerIdentityRequest, GetCallerIdentityResponse> operation =
                    (Operation<GetCallerIdentityRequest, GetCallerIdentityResponse>)
                            new StsService("123456789012", tokens, iam.identities(), () -> new SealedDenials(seal))
                                    .operations()
                                    .getFirst();
            assertThat(operation
                            .handler()
                            .handle(GetCallerIdentityRequest.builder().build(), call))
                    .isEqualTo(GetCallerIdentityResponse.builder()
                            .account("123456789012")
                            .arn("arn:aws:iam::123456789012:user/ada")
                            .userId("AIDAADA")
                            .build());
            assertThat(operation.readOnly()).isTrue();
            assertThat(operation.name()).isEqualTo("GetCallerIdentity");
        }
    }
}
