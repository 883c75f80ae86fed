package dev.weir.app.query.project;

/** How the project is run, for the person who has it. */
final class ProjectReadme {

    private ProjectReadme() {}

    static String of(FlinkProject project) {
        return START + (project.ownFunctions().isEmpty() && !project.readsFiles() ? NOTHING_OWN : own(project)) + END;
    }

    private static String own(FlinkProject project) {
        String functions = project.ownFunctions().isEmpty()
                ? ""
                : "\nThis statement calls " + String.join(", ", project.ownFunctions()) + ".\n";
        String files = project.readsFiles() ? """

                This statement reads reference files through Weir's connector `reference`. They are copied into `reference/`, and
                their `path` is relative: start Flink in the folder of this project, or put the folder where every task manager
                sees it and write its whole path. On Managed Service for Apache Flink, upload `reference/` to a bucket and declare
                the table by Flink's own connector instead: `'connector' = 'filesystem'`, `'path' = 's3://BUCKET/reference/FILE'`,
                `'format' = 'csv'`. That one has no lookup join: leave `FOR SYSTEM_TIME AS OF …` out, and the file is read once.
                """ : "";
        return functions + files + """

                Put `weir-streaming-sql.jar` and the libraries beside it, from the folder of Weir, on Flink's class path
                (`-j` of the SQL client), or install the jar in your Maven repository and add it to `pom.xml`, so that it is
                shaded into the job. Or write the statement without them: `COUNT(DISTINCT x)` for `APPROX_DISTINCT(x)` is exact
                and keeps all values; a Top-N by `ROW_NUMBER()` does for `APPROX_TOP_K`. Nothing in Flink does for
                `RANDOM_CUT_FOREST`.
                """;
    }

    private static final String START = """
            # A statement of Weir as a Flink project

            - `src/main/resources/statement.sql`: the tables, the views and the statement.
            - `src/main/java/StatementJob.java`: runs that file by Flink's Table API.
            - `pom.xml`: builds both into one jar.

            A plain `SELECT` goes into the table `query_result`, whose connector `print` writes rows to the logs of the task
            managers. Change `print` to `blackhole` to measure without rows. To keep the rows, declare a target, for instance
            another stream, and write `INSERT INTO target SELECT …` instead of `CREATE TABLE query_result … AS SELECT …`.

            There are no keys in these files. Flink signs with what it finds where it runs: a role, a profile, or the environment.

            ## With the SQL client of Flink 2.x

            Use the connector in one jar, `flink-sql-connector-aws-kinesis-streams`, in a version made for your Flink; for delivery
            streams `flink-sql-connector-aws-kinesis-firehose` too:

                ./bin/start-cluster.sh
                ./bin/sql-client.sh -j flink-sql-connector-aws-kinesis-streams-VERSION.jar -f statement.sql

            ## With a SQL Gateway

            Put the same jar into `lib/` of Flink, then:

                ./bin/sql-gateway.sh start -Dsql-gateway.endpoint.rest.address=localhost
                curl -X POST http://localhost:8083/v1/sessions -H 'Content-Type: application/json' -d '{}'

            The answer holds a `sessionHandle`. Send the statements of the file one after the other, and fetch what came of each:

                curl -X POST http://localhost:8083/v1/sessions/SESSION/statements \\
                    -H 'Content-Type: application/json' -d '{"statement": "CREATE TABLE …"}'
                curl http://localhost:8083/v1/sessions/SESSION/operations/OPERATION/result/0

            ## On Managed Service for Apache Flink

            1. Set `flink.version` and `kinesis.connector.version` in `pom.xml` to the runtime that you choose there.
            2. Build with `mvn package` and upload `target/statement-job.jar` to a bucket of yours.
            3. Create an application with that runtime, the bucket and the key of the jar. The region and the ARNs are in the SQL file.
            4. Runtime properties: none are needed. In the group `statement`, `file` names another SQL file in the jar.
            5. Start it. Rows of `print` are in the task managers' standard output; use a stream as target for anything lasting.

            The application's role needs, for the streams that are read: `kinesis:DescribeStreamSummary`, `kinesis:DescribeStream`,
            `kinesis:ListShards`, `kinesis:GetShardIterator`, `kinesis:GetRecords`; with `'source.reader.type' = 'EFO'` also
            `kinesis:RegisterStreamConsumer`, `kinesis:DescribeStreamConsumer`, `kinesis:DeregisterStreamConsumer` and
            `kinesis:SubscribeToShard`. For streams that are written: `kinesis:PutRecords` and `kinesis:DescribeStreamSummary`;
            for delivery streams `firehose:PutRecordBatch` and `firehose:DescribeDeliveryStream`.
            For encrypted streams `kms:Decrypt` and `kms:GenerateDataKey`; for the jar `s3:GetObject` and `s3:GetObjectVersion`;
            for logs `logs:DescribeLogGroups`, `logs:DescribeLogStreams` and `logs:PutLogEvents`.

            ## What is Weir's own

            `RANDOM_CUT_FOREST`, `APPROX_DISTINCT` and `APPROX_TOP_K` are functions of Weir, not of Flink.
            """;

    private static final String NOTHING_OWN = "This statement uses none of them.\n";

    private static final String END = """

            ## What was tried, and what was not

            Weir's tests run such an SQL file on the SQL Gateway of Flink 2.3, statement by statement, with a connector that has the
            official one's name and options. The Java class and `pom.xml` were built without the two official connectors, whose
            releases for Flink 2.x could not be fetched at the time; nothing was run on Managed Service for Apache Flink.

            The options of the tables are those of the official connector, whose releases differ: if one is refused as unknown,
            compare it with the page of your release.
            """;
}
