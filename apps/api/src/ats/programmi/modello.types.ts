import { Field, ID, Int, ObjectType } from '@nestjs/graphql';

import {
  FIRMATARI,
  REQUISITI_TRASFERIMENTO,
  TIPI_DOCUMENTO,
  TIPI_SPESA,
  TIPI_TRASFERIMENTO,
} from '@consorzi/domain/ats';

const unoTra = (valori: readonly string[]) => `Uno tra ${valori.join(', ')}.`;

@ObjectType({ description: 'Un documento del fascicolo di un tipo di spesa.' })
export class DocumentoDelModelloType {
  @Field({ description: unoTra(TIPI_DOCUMENTO) }) tipo: string;
  @Field({ description: 'sempre, seIva (dove l’ente versa l’IVA allo Stato) o facoltativo.' }) quando: string;
}

@ObjectType()
export class DocumentiPerSpesaType {
  @Field({ description: unoTra(TIPI_SPESA) }) tipoSpesa: string;
  @Field(() => [DocumentoDelModelloType]) documenti: readonly DocumentoDelModelloType[];
}

@ObjectType()
export class DomandaDelModelloType {
  @Field(() => ID) id: string;
  @Field() testo: string;
  @Field({ description: 'Vero se «non applicabile» non è una risposta.' }) obbligatoria: boolean;
}

@ObjectType({ description: 'Una lista di controllo: autocontrollo di ciascun consorzio o ammissibilità del capofila.' })
export class ModelloListaType {
  @Field(() => ID) codice: string;
  @Field({ description: 'autocontrollo o ammissibilita.' }) tipo: string;
  @Field() titolo: string;
  @Field({ description: 'Vero se la produce la piattaforma del finanziatore.' }) delFinanziatore: boolean;
  @Field(() => [DomandaDelModelloType]) domande: readonly DomandaDelModelloType[];
}

@ObjectType()
export class ModelloAttestazioneType {
  @Field(() => ID) codice: string;
  @Field() titolo: string;
  @Field({ description: 'Con che cosa va: affidamento, rendiconto o richiesta.' }) per: string;
  @Field({ description: 'Con {cup}, {progetto}, {importo}, {periodo}, {ente} da riempire.' }) testo: string;
  @Field(() => [String], { description: unoTra(FIRMATARI) }) firmatari: readonly string[];
  @Field({ description: 'Vero se la produce la piattaforma del finanziatore.' }) delFinanziatore: boolean;
}

@ObjectType({ description: 'Quando si può chiedere un trasferimento; le quote sono centesimi di punto percentuale.' })
export class CondizioniTrasferimentoType {
  @Field({ description: unoTra(TIPI_TRASFERIMENTO) }) tipo: string;
  @Field(() => Int, { nullable: true, description: 'Il massimo insieme a ciò che è già chiesto; assente: l’intero.' })
  massimoCumulato: number | null;
  @Field(() => Int, { nullable: true, description: 'La quota di spesa da aver raggiunto.' })
  sogliaSpesa: number | null;
  @Field(() => [String], { description: unoTra(REQUISITI_TRASFERIMENTO) }) richiede: readonly string[];
  @Field(() => [String], { description: 'Codici delle attestazioni.' }) attestazioni: readonly string[];
  @Field(() => [String], { description: unoTra(FIRMATARI) }) firmatari: readonly string[];
}

@ObjectType()
export class RendicontoDelModelloType {
  @Field({ description: 'aPeriodi o soloSaldo.' }) cadenza: string;
  @Field(() => [String], { description: unoTra(FIRMATARI) }) firmatari: readonly string[];
}

@ObjectType({ description: 'Un modello di procedura: che cosa chiede chi finanzia.' })
export class ModelloProceduraType {
  @Field() codice: string;
  @Field() denominazione: string;
  @Field({ description: 'Gli atti su cui si fonda, e i valori da verificare.' }) fonte: string;
  @Field(() => [DocumentiPerSpesaType]) documenti: readonly DocumentiPerSpesaType[];
  @Field(() => [ModelloListaType]) liste: readonly ModelloListaType[];
  @Field(() => [ModelloAttestazioneType]) attestazioni: readonly ModelloAttestazioneType[];
  @Field(() => [CondizioniTrasferimentoType], { description: 'Solo i trasferimenti che questa procedura prevede.' })
  trasferimenti: readonly CondizioniTrasferimentoType[];
  @Field(() => RendicontoDelModelloType) rendiconto: RendicontoDelModelloType;
  @Field({ description: 'Il modello come testo JSON: si può cambiare e adottare.' }) json: string;
}
