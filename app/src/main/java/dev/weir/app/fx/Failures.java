package dev.weir.app.fx;

import dev.weir.app.fx.Failure.Kind;
import dev.weir.app.text.Text;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.net.http.HttpTimeoutException;
import java.util.HexFormat;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeoutException;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.AbortedException;
import software.amazon.awssdk.core.exception.ApiCallAttemptTimeoutException;
import software.amazon.awssdk.core.exception.ApiCallTimeoutException;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.core.exception.SdkServiceException;

/**
 * Turns whatever was thrown into plain words and the way out. What it does not know is a fault of this program: that
 * gets an id, by which the log and the message can be matched. Thread-safe.
 */
public final class Failures {

    private static final Logger LOG = LoggerFactory.getLogger(Failures.class);

    private Failures() {}

    /**
     * Names a failure.
     *
     * @param thrown what was thrown
     * @param what what was being done, as a person would call it, for instance "List streams"; it opens the sentence
     */
    public static Failure of(Throwable thrown, String what) {
        ExpectedFailure expected = find(thrown, ExpectedFailure.class);
        if (expected != null) {
            return expected.failure();
        }
        if (find(thrown, InterruptedException.class) != null || find(thrown, AbortedException.class) != null) {
            return failure(
                    Kind.TIMEOUT,
                    Text.of("{0}: it was broken off.", what),
                    Text.of("Nobody waited for it any more. Try again if it is still wanted."),
                    thrown);
        }
        SdkServiceException service = find(thrown, SdkServiceException.class);
        if (service != null) {
            return ServiceErrors.of(code(service), service, what);
        }
        Failure network = network(thrown, what);
        if (network != null) {
            return network;
        }
        SdkClientException client = find(thrown, SdkClientException.class);
        if (client != null) {
            Failure credentials = CredentialErrors.of(client, what);
            if (credentials != null) {
                return credentials;
            }
        }
        return unexpected(thrown, what);
    }

    private static @Nullable Failure network(Throwable thrown, String what) {
        if (find(thrown, UnknownHostException.class) != null) {
            return failure(
                    Kind.UNREACHABLE,
                    Text.of("{0}: the endpoint's name is unknown.", what),
                    Text.of("Check the endpoint's address and the region, and that this computer is online."),
                    thrown);
        }
        if (find(thrown, SocketTimeoutException.class) != null
                || find(thrown, ApiCallTimeoutException.class) != null
                || find(thrown, ApiCallAttemptTimeoutException.class) != null
                || find(thrown, HttpTimeoutException.class) != null
                || find(thrown, TimeoutException.class) != null) {
            return failure(
                    Kind.TIMEOUT,
                    Text.of("{0}: the endpoint did not answer in time.", what),
                    Text.of(
                            "It may be busy, or something on the way swallows the connection. Try again, or choose another connection."),
                    thrown);
        }
        if (find(thrown, SSLException.class) != null) {
            return failure(
                    Kind.UNREACHABLE,
                    Text.of("{0}: no secure connection could be made.", what),
                    Text.of("The endpoint may speak plain http, or its certificate is not trusted on this computer."),
                    thrown);
        }
        if (find(thrown, ConnectException.class) != null || find(thrown, NoRouteToHostException.class) != null) {
            return failure(
                    Kind.UNREACHABLE,
                    Text.of("{0}: nobody listens at the endpoint.", what),
                    Text.of("Check its address and port and that it runs, or choose another connection."),
                    thrown);
        }
        if (find(thrown, SocketException.class) != null) {
            return failure(
                    Kind.UNREACHABLE,
                    Text.of("{0}: the connection was cut off.", what),
                    Text.of("The endpoint may have been stopped. Try again, or choose another connection."),
                    thrown);
        }
        return null;
    }

    private static Failure unexpected(Throwable thrown, String what) {
        String id =
                "W-" + HexFormat.of().toHexDigits(ThreadLocalRandom.current().nextInt());
        LOG.error("{}: {}", id, what, thrown);
        return failure(
                Kind.UNEXPECTED,
                Text.of("{0}: something went wrong in Weir itself.", what),
                Text.of(
                        "This is a fault of the program (report {0}). The log has the details; trying again may help.",
                        id),
                thrown);
    }

    static Failure failure(Kind kind, String what, String advice, Throwable thrown) {
        return new Failure(kind, what, advice, chain(thrown), thrown);
    }

    /** The exception and its causes, a line each, for "Details". */
    static String chain(Throwable thrown) {
        StringBuilder lines = new StringBuilder();
        Throwable each = thrown;
        for (int depth = 0; each != null && depth < 8; depth++, each = each.getCause()) {
            lines.append(depth == 0 ? "" : "\ncaused by ")
                    .append(each.getClass().getName())
                    .append(each.getMessage() == null ? "" : ": " + each.getMessage());
        }
        return lines.toString();
    }

    private static String code(SdkServiceException service) {
        if (service instanceof AwsServiceException aws
                && aws.awsErrorDetails() != null
                && aws.awsErrorDetails().errorCode() != null) {
            return aws.awsErrorDetails().errorCode();
        }
        return "";
    }

    private static <T extends Throwable> @Nullable T find(Throwable thrown, Class<T> type) {
        Throwable each = thrown;
        for (int depth = 0; each != null && depth < 32; depth++, each = each.getCause()) {
            if (type.isInstance(each)) {
                return type.cast(each);
            }
        }
        return null;
    }
}
