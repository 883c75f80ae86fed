package dev.weir.streamingsql.kinesis;

import java.io.Serializable;
import java.net.URI;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.firehose.FirehoseClient;

/**
 * A delivery stream and how to come to it.
 *
 * @param way the region, the endpoint and the keys; its ARN is of no meaning
 */
record DeliveryStream(String name, StreamAddress way) implements Serializable {

    FirehoseClient client() {
        var client = FirehoseClient.builder()
                .region(Region.of(way.region()))
                .credentialsProvider(way.signing())
                .httpClientBuilder(UrlConnectionHttpClient.builder());
        String endpoint = way.address();
        if (endpoint != null) {
            client.endpointOverride(URI.create(endpoint));
        }
        return client.build();
    }
}
