package dev.weir.broker.authorize;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.broker.ServedOperations;
import dev.weir.broker.call.Operation;
import dev.weir.broker.call.Service;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.SdkField;
import software.amazon.awssdk.core.SdkPojo;

/** Every operation that the broker serves has its permissions, and the members that they look at are there. */
class ActionTableTest {

    private static final Set<String> PREFIXES = Set.of(
            "s3",
            "kinesis",
            "firehose",
            "lambda",
            "glue",
            "logs",
            "cloudwatch",
            "dynamodb",
            "kms",
            "iam",
            "sts",
            "cloudtrail");

    @Test
    void noServedOperationIsMissing() throws Exception {
        ActionTable table = new ActionTable();
        List<String> missing = new ArrayList<>();
        try (ServedOperations served = new ServedOperations()) {
            for (Service service : served.services()) {
                for (Operation<?, ?> operation : service.operations()) {
                    ActionTable.Needs needs = table.of(service.id().signingName(), operation.name());
                    if (needs == null) {
                        missing.add(service.id() + " " + operation.name());
                        continue;
                    }
                    for (ActionTable.Need need : needs.needs()) {
                        assertThat(PREFIXES)
                                .contains(
                                        need.action().substring(0, need.action().indexOf(':')));
                        need.resources().stream()
                                .filter(text -> text.startsWith("@") || text.contains("{"))
                                .filter(text -> !members(operation).isEmpty())
                                .forEach(text -> assertThat(members(operation))
                                        .as(operation.name() + " " + text)
                                        .contains(first(text)));
                    }
                }
            }
        }
        assertThat(missing).isEmpty();
    }

    private static String first(String text) {
        String name =
                text.startsWith("@") ? text.substring(1) : text.substring(text.indexOf('{') + 1, text.indexOf('}'));
        int dot = name.indexOf('.');
        return (dot < 0 ? name : name.substring(0, dot)).toLowerCase(java.util.Locale.ROOT);
    }

    private static Set<String> members(Operation<?, ?> operation) {
        Set<String> names = new TreeSet<>();
        for (SdkField<?> field : ((SdkPojo) operation.newRequest().get()).sdkFields()) {
            names.add(field.memberName().toLowerCase(java.util.Locale.ROOT));
        }
        return names;
    }
}
