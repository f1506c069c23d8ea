package io.breakwater.localstack.venue.book;

class InMemoryBookTest extends BookContract {
  private final Book book = new InMemoryBook(Accounts.fresh());

  @Override
  protected Book book() {
    return book;
  }
}
