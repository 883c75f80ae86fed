package dev.weir.app.connection;

import dev.weir.app.fx.ExpectedFailure;
import dev.weir.app.fx.Failure;
import dev.weir.app.text.Text;
import java.util.function.BooleanSupplier;
import java.util.regex.Pattern;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.core.interceptor.SdkExecutionAttribute;

/**
 * Refuses every call that could change something while its connection is read-only. It sits in the clients, where all
 * calls pass, so that no page can forget it. What is not known to read counts as a change.
 */
public final class ReadOnlyGuard implements ExecutionInterceptor {

    /** Whole words at the beginning of an operation's name, as AWS names operations that only read. */
    private static final Pattern READING = Pattern.compile(
            "(Describe|Get|Head|List|Lookup|Query|Scan|Search|BatchGet|TransactGet|Check)([A-Z].*)?|SubscribeToShard|SimulatePrincipalPolicy|SimulateCustomPolicy");

    private final BooleanSupplier readOnly;

    ReadOnlyGuard(BooleanSupplier readOnly) {
        this.readOnly = readOnly;
    }

    @Override
    public void beforeExecution(Context.BeforeExecution context, ExecutionAttributes attributes) {
        String operation = attributes.getAttribute(SdkExecutionAttribute.OPERATION_NAME);
        if (readOnly.getAsBoolean() && !reads(operation)) {
            throw new ExpectedFailure(
                    Failure.Kind.REJECTED,
                    Text.of("{0} was not sent: this connection is read-only.", operation),
                    Text.of("Turn off Read-only in the top bar to allow changes."));
        }
    }

    /** Whether an operation only reads, by its name. */
    public static boolean reads(String operation) {
        return READING.matcher(operation).matches();
    }
}
