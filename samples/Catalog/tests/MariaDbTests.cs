using Catalog.Data;
using Standards;

namespace Catalog.Tests;

[CreateSyncVersion]
[Trait("Backend", "mariadb")]
public static partial class MariaDbTests
{
    [Fact]
    [Trait("Case", "empty")]
    public static Task ReadAsync_EmptyTables_YieldNothing() => RepositoryCases.ReadAsync_EmptyTables_YieldNothing(Backend.MariaDb);

    [Fact]
    [Trait("Case", "empty")]
    public static Task WriteAsync_NoEntities_StoresNothing() => RepositoryCases.WriteAsync_NoEntities_StoresNothing(Backend.MariaDb);

    [Fact]
    [Trait("Case", "empty")]
    public static Task PageAsync_PastTheEnd_IsEmpty() => RepositoryCases.PageAsync_PastTheEnd_IsEmpty(Backend.MariaDb);

    [Fact]
    [Trait("Case", "empty")]
    public static Task CountAsync_InNoValues_IsZero() => RepositoryCases.CountAsync_InNoValues_IsZero(Backend.MariaDb);

    [Fact]
    [Trait("Case", "null")]
    public static Task FindAsync_MissingKey_IsNull() => RepositoryCases.FindAsync_MissingKey_IsNull(Backend.MariaDb);

    [Fact]
    [Trait("Case", "null")]
    public static Task InsertAsync_NullColumns_RoundTrip() => RepositoryCases.InsertAsync_NullColumns_RoundTrip(Backend.MariaDb);

    [Fact]
    public static Task InsertAsync_EveryColumn_RoundTrips() => RepositoryCases.InsertAsync_EveryColumn_RoundTrips(Backend.MariaDb);

    [Fact]
    [Trait("Case", "error")]
    public static Task GetAsync_MissingKey_Throws() => RepositoryCases.GetAsync_MissingKey_Throws(Backend.MariaDb);

    [Fact]
    [Trait("Case", "error")]
    public static Task UpdateAsync_MissingKey_Throws() => RepositoryCases.UpdateAsync_MissingKey_Throws(Backend.MariaDb);

    [Fact]
    [Trait("Case", "error")]
    public static Task InsertAsync_DuplicateKey_Throws() => RepositoryCases.InsertAsync_DuplicateKey_Throws(Backend.MariaDb);

    [Fact]
    [Trait("Case", "error")]
    public static Task InsertAsync_InvalidEntity_Throws() => RepositoryCases.InsertAsync_InvalidEntity_Throws(Backend.MariaDb);

    [Fact]
    [Trait("Case", "error")]
    public static Task InTransactionAsync_Exception_RollsBackAll() => RepositoryCases.InTransactionAsync_Exception_RollsBackAll(Backend.MariaDb);

    [Fact]
    [Trait("Case", "bulk")]
    public static Task InsertManyAsync_SeveralBatches_StoresAll() => RepositoryCases.InsertManyAsync_SeveralBatches_StoresAll(Backend.MariaDb);

    [Fact]
    [Trait("Case", "bulk")]
    public static Task InsertManyAsync_DuplicateInLaterBatch_RollsBackAll() => RepositoryCases.InsertManyAsync_DuplicateInLaterBatch_RollsBackAll(Backend.MariaDb);

    [Fact]
    [Trait("Case", "bulk")]
    public static Task UpsertManyAsync_NewAndKnown_InsertsAndUpdates() => RepositoryCases.UpsertManyAsync_NewAndKnown_InsertsAndUpdates(Backend.MariaDb);

    [Fact]
    [Trait("Case", "bulk")]
    public static Task ImportAsync_SeveralBatches_StoresAll() => RepositoryCases.ImportAsync_SeveralBatches_StoresAll(Backend.MariaDb);

    [Fact]
    public static Task ListAsync_ComposedFilters_FindWhatTheySay() => RepositoryCases.ListAsync_ComposedFilters_FindWhatTheySay(Backend.MariaDb);

    [Fact]
    public static Task PageAsync_Sorted_CutsTheSortedList() => RepositoryCases.PageAsync_Sorted_CutsTheSortedList(Backend.MariaDb);

    [Fact]
    public static Task StreamAsync_LeftEarly_FreesTheSession() => RepositoryCases.StreamAsync_LeftEarly_FreesTheSession(Backend.MariaDb);

    [Fact]
    [SkipSyncVersion]
    public static Task StreamAsync_Cancelled_Throws() => RepositoryCases.StreamAsync_Cancelled_Throws(Backend.MariaDb);

    [Fact]
    public static Task SearchAsync_Words_FindsProductsThatHaveAll() => RepositoryCases.SearchAsync_Words_FindsProductsThatHaveAll(Backend.MariaDb);

    [Fact]
    public static Task BranchAsync_Root_YieldsAllBelow() => RepositoryCases.BranchAsync_Root_YieldsAllBelow(Backend.MariaDb);

    [Fact]
    [Trait("Case", "concurrency")]
    public static Task TakeAsync_ManyStores_NeverTakesWhatIsNotThere() => RepositoryCases.TakeAsync_ManyStores_NeverTakesWhatIsNotThere(Backend.MariaDb);

    [Fact]
    [Trait("Case", "concurrency")]
    public static Task CachedFindAsync_ManyCallers_ReadOnce() => RepositoryCases.CachedFindAsync_ManyCallers_ReadOnce(Backend.MariaDb);

    [Fact]
    [Trait("Case", "error")]
    public static Task AddAsync_UnknownSupplier_Throws() => ServiceCases.AddAsync_UnknownSupplier_Throws(Backend.MariaDb);

    [Fact]
    public static Task EnsurePathAsync_KnownStart_AddsTheRest() => ServiceCases.EnsurePathAsync_KnownStart_AddsTheRest(Backend.MariaDb);

    [Fact]
    public static Task FindAsync_Query_CombinesAllThatIsSaid() => ServiceCases.FindAsync_Query_CombinesAllThatIsSaid(Backend.MariaDb);

    [Fact]
    public static Task RepriceAsync_Query_ChangesOnlyWhatItFinds() => ServiceCases.RepriceAsync_Query_ChangesOnlyWhatItFinds(Backend.MariaDb);

    [Fact]
    public static Task ExportAsync_Products_WritesLines() => ServiceCases.ExportAsync_Products_WritesLines(Backend.MariaDb);

    [Fact]
    public static Task PruneAsync_SoldOut_Removes() => ServiceCases.PruneAsync_SoldOut_Removes(Backend.MariaDb);

    [Fact]
    public static Task PlaceAsync_EnoughStock_TakesAndStores() => ServiceCases.PlaceAsync_EnoughStock_TakesAndStores(Backend.MariaDb);

    [Fact]
    [Trait("Case", "error")]
    public static Task PlaceAsync_TooLittleStock_ChangesNothing() => ServiceCases.PlaceAsync_TooLittleStock_ChangesNothing(Backend.MariaDb);

    [Fact]
    public static Task CancelAsync_Twice_GivesBackOnce() => ServiceCases.CancelAsync_Twice_GivesBackOnce(Backend.MariaDb);

    [Fact]
    [Trait("Case", "error")]
    public static Task OrdersAsync_UpsertMany_IsRefused() => ServiceCases.OrdersAsync_UpsertMany_IsRefused(Backend.MariaDb);

    [Fact]
    public static Task RunAsync_Scenario_RunsEveryStep() => ServiceCases.RunAsync_Scenario_RunsEveryStep(Backend.MariaDb);
}
