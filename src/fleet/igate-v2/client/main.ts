import { startAgencyForm } from './agency.ts';
import { startDossierSearch, startProcedureSearch } from './lists.ts';

startAgencyForm();
startProcedureSearch();
startDossierSearch();
