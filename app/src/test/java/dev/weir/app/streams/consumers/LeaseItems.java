package dev.weir.app.streams.consumers;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** Items as the KCL writes them. */
final class LeaseItems {

    private LeaseItems() {}

    /** A lease as versions 1 and 2 write it. */
    static Map<String, AttributeValue> lease(String key, String owner, long counter, String checkpoint) {
        Map<String, AttributeValue> item = new HashMap<>();
        item.put("leaseKey", AttributeValue.fromS(key));
        item.put("leaseCounter", number(counter));
        item.put("checkpoint", AttributeValue.fromS(checkpoint));
        item.put("checkpointSubSequenceNumber", number(0));
        item.put("ownerSwitchesSinceCheckpoint", number(2));
        if (owner != null) {
            item.put("leaseOwner", AttributeValue.fromS(owner));
        }
        return item;
    }

    /** The same as version 3 writes it. */
    static Map<String, AttributeValue> lease3(String key, String owner, long counter, String checkpoint, double kbps) {
        Map<String, AttributeValue> item = lease(key, owner, counter, checkpoint);
        item.put("throughputKBps", AttributeValue.fromN(String.valueOf(kbps)));
        item.put("startingHashKey", AttributeValue.fromS("0"));
        item.put("endingHashKey", AttributeValue.fromS("170141183460469231731687303715884105727"));
        item.put("childShardIds", AttributeValue.fromSs(List.of("shardId-000000000009", "shardId-000000000008")));
        return item;
    }

    static Map<String, AttributeValue> worker(String keyName, String id, long updatedSecond, double cpu) {
        return Map.of(
                keyName,
                AttributeValue.fromS(id),
                "lut",
                number(updatedSecond),
                "sts",
                AttributeValue.fromM(Map.of(
                        "CPU", AttributeValue.fromL(List.of(number(10), AttributeValue.fromN(String.valueOf(cpu)))))),
                "opr",
                AttributeValue.fromM(Map.of("CPU", AttributeValue.fromL(List.of(number(100))))));
    }

    static Map<String, AttributeValue> leader(String keyName, String owner) {
        return Map.of(keyName, AttributeValue.fromS("Leader"), "ownerName", AttributeValue.fromS(owner));
    }

    static Map<String, AttributeValue> migration(String keyName, String version) {
        return Map.of(keyName, AttributeValue.fromS("Migration3.0"), "cv", AttributeValue.fromS(version));
    }

    private static AttributeValue number(long value) {
        return AttributeValue.fromN(String.valueOf(value));
    }
}
