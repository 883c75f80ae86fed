package dev.weir.broker.dynamodb.expression;

import dev.weir.broker.call.AwsException;
import dev.weir.broker.dynamodb.value.AttributeValues;
import dev.weir.broker.dynamodb.value.Type;
import dev.weir.broker.dynamodb.value.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValueUpdate;

/** AttributeUpdates, by which updates were said before there were expressions; words as recorded by dynalite's tests. */
public final class OlderUpdate {

    private static final String INVALID = "One or more parameter values were invalid: ";

    private OlderUpdate() {}

    /**
     * The update that AttributeUpdates is.
     *
     * @throws AwsException ValidationException if it is none
     */
    public static Update of(Map<String, AttributeValueUpdate> updates) {
        List<UpdateAction> actions = new ArrayList<>();
        updates.forEach((attribute, each) -> actions.add(action(Path.to(attribute), each)));
        return new Update(actions);
    }

    private static UpdateAction action(Path path, AttributeValueUpdate update) {
        @Nullable Value value = update.value() == null ? null : AttributeValues.value(update.value());
        String action = update.actionAsString() == null ? "PUT" : update.actionAsString();
        if (value == null) {
            if (!action.equals("DELETE")) {
                throw invalid(INVALID + "Only DELETE action is allowed when no attribute value is specified");
            }
            return new UpdateAction.Remove(path);
        }
        Type type = value.type();
        return switch (action) {
            case "PUT" -> new UpdateAction.Assign(path, new SetOperand.Constant(value));
            case "ADD" -> {
                if (!type.isSet() && type != Type.N && type != Type.L) {
                    throw invalid(INVALID + "ADD action is not supported for the type " + type);
                }
                yield new UpdateAction.Add(path, value, true);
            }
            case "DELETE" -> {
                if (!type.isSet()) {
                    throw invalid(INVALID + "DELETE action with value is not supported for the type " + type);
                }
                yield new UpdateAction.Delete(path, value, true);
            }
            default ->
                throw invalid("1 validation error detected: Value '" + action + "' at 'attributeUpdates."
                        + path.attribute() + ".member.action' failed to satisfy constraint: "
                        + "Member must satisfy enum value set: [ADD, PUT, DELETE]");
        };
    }

    private static AwsException invalid(String message) {
        return AwsException.of("ValidationException", message);
    }
}
