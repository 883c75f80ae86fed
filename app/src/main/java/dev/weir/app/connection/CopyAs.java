package dev.weir.app.connection;

import dev.weir.app.connection.credentials.ShellWords;
import dev.weir.app.text.Text;

/**
 * A connection as other programs are told of it. Real secrets are never in these texts: a profile is named, typed keys
 * become words to be replaced. Of the embedded broker they run as they are, since it takes any keys.
 */
public enum CopyAs {
    CLI {
        @Override
        public String text(Connection to) {
            StringBuilder line = new StringBuilder();
            if (!(to.source() instanceof Connection.Source.Profile)) {
                line.append(keys(to, "", " "));
            }
            line.append("aws kinesis list-streams");
            if (to.source() instanceof Connection.Source.Profile profile) {
                line.append(" --profile ").append(ShellWords.quoted(profile.profile()));
            }
            line.append(" --region ").append(ShellWords.quoted(to.region()));
            if (to.endpoint() != null) {
                line.append(" --endpoint-url ")
                        .append(ShellWords.quoted(to.endpoint().toString()));
            }
            return line.append('\n').toString();
        }
    },

    JAVA {
        @Override
        public String text(Connection to) {
            StringBuilder code = new StringBuilder("KinesisClient kinesis = KinesisClient.builder()\n");
            if (to.endpoint() != null) {
                code.append("        .endpointOverride(URI.create(")
                        .append(literal(to.endpoint().toString()))
                        .append("))\n");
            }
            code.append("        .region(Region.of(")
                    .append(literal(to.region()))
                    .append("))\n");
            String provider = switch (to.source()) {
                case Connection.Source.Profile profile ->
                    "ProfileCredentialsProvider.create(" + literal(profile.profile()) + ")";
                case Connection.Source.Environment environment -> "EnvironmentVariableCredentialsProvider.create()";
                case Connection.Source.Embedded embedded -> fixed(to);
                case Connection.Source.Keys keys -> fixed(to);
            };
            return code.append("        .credentialsProvider(")
                    .append(provider)
                    .append(")\n        .build();\n")
                    .toString();
        }

        private String fixed(Connection to) {
            return "StaticCredentialsProvider.create(AwsBasicCredentials.create(\n                " + literal(key(to))
                    + ", " + literal(secret(to)) + "))";
        }
    },

    PYTHON {
        @Override
        public String text(Connection to) {
            StringBuilder code = new StringBuilder("import boto3\n\nsession = boto3.Session(");
            if (to.source() instanceof Connection.Source.Profile profile) {
                code.append("profile_name=").append(literal(profile.profile())).append(", ");
            } else if (!(to.source() instanceof Connection.Source.Environment)) {
                code.append("aws_access_key_id=")
                        .append(literal(key(to)))
                        .append(", aws_secret_access_key=")
                        .append(literal(secret(to)))
                        .append(", ");
            }
            code.append("region_name=").append(literal(to.region())).append(")\nkinesis = session.client(\"kinesis\"");
            if (to.endpoint() != null) {
                code.append(", endpoint_url=").append(literal(to.endpoint().toString()));
            }
            return code.append(")\n").toString();
        }
    },

    ENVIRONMENT {
        @Override
        public String text(Connection to) {
            StringBuilder lines = new StringBuilder();
            if (to.source() instanceof Connection.Source.Profile profile) {
                lines.append("export AWS_PROFILE=")
                        .append(ShellWords.quoted(profile.profile()))
                        .append('\n');
            } else {
                lines.append(keys(to, "export ", "\n"));
            }
            lines.append("export AWS_REGION=")
                    .append(ShellWords.quoted(to.region()))
                    .append('\n');
            // The CLI of old reads only this one.
            lines.append("export AWS_DEFAULT_REGION=")
                    .append(ShellWords.quoted(to.region()))
                    .append('\n');
            if (to.endpoint() != null) {
                lines.append("export AWS_ENDPOINT_URL=")
                        .append(ShellWords.quoted(to.endpoint().toString()))
                        .append('\n');
            }
            return lines.toString();
        }
    };

    private static final String KEY = "YOUR_ACCESS_KEY_ID";
    private static final String SECRET = "YOUR_SECRET_ACCESS_KEY";

    /** What it is called: {@code AWS CLI}. */
    public String words() {
        return switch (this) {
            case CLI -> "AWS CLI";
            case JAVA -> "Java (SDK v2)";
            case PYTHON -> "Python (boto3)";
            case ENVIRONMENT -> Text.of("environment variables");
        };
    }

    /** The text to be copied, lines. */
    public abstract String text(Connection to);

    private static String keys(Connection to, String before, String after) {
        return to.source() instanceof Connection.Source.Environment
                ? ""
                : before + "AWS_ACCESS_KEY_ID=" + key(to) + after + before + "AWS_SECRET_ACCESS_KEY=" + secret(to)
                        + after;
    }

    private static String key(Connection to) {
        return to.source() instanceof Connection.Source.Embedded ? "any" : KEY;
    }

    private static String secret(Connection to) {
        return to.source() instanceof Connection.Source.Embedded ? "any" : SECRET;
    }

    /** A string literal of Java and of Python. */
    private static String literal(String text) {
        return '"' + text.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
    }
}
