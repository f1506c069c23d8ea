package io.breakwater.boot.jdbc;

/** The table as the Javadoc of {@link JdbcLeaseStore} tells each service to create it. */
final class LeaseTable {
  static final String DDL =
      """
      create table lease (
          name  text        primary key,
          owner text        not null,
          token bigint      not null check (token > 0),
          until timestamptz not null
      )
      """;

  private LeaseTable() {}
}
