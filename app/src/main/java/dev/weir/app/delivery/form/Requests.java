package dev.weir.app.delivery.form;

import dev.weir.app.delivery.DeliveryFacts;
import dev.weir.app.delivery.Redefined;
import dev.weir.app.delivery.code.PojoCopy;
import java.util.List;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.services.firehose.model.AmazonopensearchserviceDestinationUpdate;
import software.amazon.awssdk.services.firehose.model.CreateDeliveryStreamRequest;
import software.amazon.awssdk.services.firehose.model.DeliveryStreamType;
import software.amazon.awssdk.services.firehose.model.DestinationDescription;
import software.amazon.awssdk.services.firehose.model.ExtendedS3DestinationUpdate;
import software.amazon.awssdk.services.firehose.model.HttpEndpointConfiguration;
import software.amazon.awssdk.services.firehose.model.HttpEndpointDestinationUpdate;
import software.amazon.awssdk.services.firehose.model.KeyType;
import software.amazon.awssdk.services.firehose.model.RedshiftDestinationUpdate;
import software.amazon.awssdk.services.firehose.model.SplunkDestinationUpdate;
import software.amazon.awssdk.services.firehose.model.UpdateDestinationRequest;

/** What the form sends, and how it is filled from what is there. */
final class Requests {

    private Requests() {}

    /** The request that makes what the form says. */
    static CreateDeliveryStreamRequest create(DeliveryDraft draft) {
        CreateDeliveryStreamRequest.Builder request =
                CreateDeliveryStreamRequest.builder().deliveryStreamName(draft.get(Field.NAME));
        if (draft.is(Flag.FROM_STREAM)) {
            String known = draft.sourceArn().get();
            String arn =
                    known == null ? "arn:aws:kinesis:REGION:ACCOUNT:stream/" + draft.get(Field.SOURCE_STREAM) : known;
            request.deliveryStreamType(DeliveryStreamType.KINESIS_STREAM_AS_SOURCE)
                    .kinesisStreamSourceConfiguration(
                            source -> source.kinesisStreamARN(arn).roleARN(draft.get(Field.ROLE)));
        } else {
            request.deliveryStreamType(DeliveryStreamType.DIRECT_PUT);
            if (draft.is(Flag.ENCRYPT)) {
                request.deliveryStreamEncryptionConfigurationInput(input -> input.keyType(KeyType.AWS_OWNED_CMK));
            }
        }
        switch (draft.type().get()) {
            case HTTP_ENDPOINT -> request.httpEndpointDestinationConfiguration(Endpoints.http(draft));
            case SPLUNK -> request.splunkDestinationConfiguration(Endpoints.splunk(draft));
            case OPENSEARCH -> request.amazonopensearchserviceDestinationConfiguration(Endpoints.search(draft));
            case REDSHIFT -> request.redshiftDestinationConfiguration(Endpoints.redshift(draft));
            default -> request.extendedS3DestinationConfiguration(S3Request.of(draft));
        }
        return request.build();
    }

    /** The request that changes a delivery stream into what the form says. */
    static UpdateDestinationRequest update(DeliveryDraft draft, DeliveryFacts facts) {
        DestinationDescription to = facts.destination();
        UpdateDestinationRequest.Builder request = UpdateDestinationRequest.builder()
                .deliveryStreamName(facts.name())
                .currentDeliveryStreamVersionId(facts.versionId())
                .destinationId(to == null ? "" : to.destinationId());
        switch (facts.type()) {
            case HTTP_ENDPOINT -> request.httpEndpointDestinationUpdate(httpUpdate(draft, facts));
            case SPLUNK ->
                request.splunkDestinationUpdate(copied(SplunkDestinationUpdate.builder(), Endpoints.splunk(draft))
                        .build());
            case OPENSEARCH ->
                request.amazonopensearchserviceDestinationUpdate(
                        copied(AmazonopensearchserviceDestinationUpdate.builder(), Endpoints.search(draft))
                                .build());
            case REDSHIFT ->
                request.redshiftDestinationUpdate(copied(RedshiftDestinationUpdate.builder(), Endpoints.redshift(draft))
                        .build());
            default ->
                request.extendedS3DestinationUpdate(copied(ExtendedS3DestinationUpdate.builder(), S3Request.of(draft))
                        .build());
        }
        return request.build();
    }

    /** The endpoint is replaced as a whole, and its key is not told: it is sent only if something of it is new. */
    private static HttpEndpointDestinationUpdate httpUpdate(DeliveryDraft draft, DeliveryFacts facts) {
        HttpEndpointDestinationUpdate.Builder update =
                copied(HttpEndpointDestinationUpdate.builder(), Endpoints.http(draft));
        DestinationDescription to = facts.destination();
        boolean same = to != null
                && draft.get(Field.ACCESS_KEY).isEmpty()
                && draft.get(Field.URL)
                        .equals(to.httpEndpointDestinationDescription()
                                .endpointConfiguration()
                                .url());
        return same
                ? update.endpointConfiguration((HttpEndpointConfiguration) null).build()
                : update.build();
    }

    private static <B> B copied(B builder, SdkPojo from) {
        PojoCopy.into((SdkPojo) builder, from);
        return builder;
    }

    /** Whether the form can change it; Elasticsearch and what it does not know it can't. */
    static boolean canChange(DeliveryFacts facts) {
        return facts.destination() != null && dev.weir.app.delivery.DestinationType.OFFERED.contains(facts.type());
    }

    /** Fills the form from a delivery stream. */
    static void read(DeliveryFacts facts, DeliveryDraft draft) {
        CreateDeliveryStreamRequest now = Redefined.request(facts, List.of());
        if (now == null) {
            return;
        }
        draft.setBase(now);
        draft.set(Field.NAME, facts.name());
        draft.flag(Flag.FROM_STREAM).set(!facts.direct());
        draft.set(Field.SOURCE_STREAM, facts.sourceStream());
        draft.sourceArn().set(facts.sourceArn());
        draft.type().set(facts.type());
        if (now.extendedS3DestinationConfiguration() != null) {
            S3Request.read(now.extendedS3DestinationConfiguration(), draft);
        }
        EndpointReader.read(now, draft);
    }
}
