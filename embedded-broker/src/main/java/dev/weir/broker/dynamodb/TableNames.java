package dev.weir.broker.dynamodb;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Names of tables in requests, with the service's words for those that are none (as recorded by dynalite's tests). */
final class TableNames {

    private static final Pattern NAME = Pattern.compile("[a-zA-Z0-9_.-]+");
    private static final String MARK = ":table/";
    private static final int SHORTEST = 3;
    private static final int LONGEST = 255;

    private TableNames() {}

    /**
     * The name that a request's TableName means, which may also be an ARN.
     *
     * @throws dev.weir.broker.call.AwsException ValidationException if it is no name
     */
    static String name(@Nullable String nameOrArn) {
        if (nameOrArn == null) {
            throw DynamoErrors.validation("The parameter 'TableName' is required but was not present in the request");
        }
        int at = nameOrArn.startsWith("arn:") ? nameOrArn.indexOf(MARK) : -1;
        String name = at < 0 ? nameOrArn : nameOrArn.substring(at + MARK.length());
        if (name.length() < SHORTEST || name.length() > LONGEST) {
            throw DynamoErrors.validation(
                    "TableName must be at least 3 characters long and at most 255 characters long");
        }
        if (!NAME.matcher(name).matches()) {
            throw DynamoErrors.validation("1 validation error detected: Value '" + name
                    + "' at 'tableName' failed to satisfy constraint: Member must satisfy regular expression pattern: "
                    + NAME);
        }
        return name;
    }
}
