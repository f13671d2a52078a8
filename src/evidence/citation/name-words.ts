/** Small words that begin a family name: `Ludwig van Beethoven`, `Marta de la Vega`, `Mohammed bin Salman`. */
export const particles: ReadonlySet<string> = listOf(
  "af av bar bat ben bin bint da das dal de degli dei del dell della delle den der des di do dos du el ibn la las le lo los ten ter te to tot van vande vanden vander ver von vom zu zum zur 't",
);

/** The same written large, where they still belong to what follows: `Robert De Niro`, `Ian St. John`. */
export const largeParticles: ReadonlySet<string> = listOf(
  "da dal de del della der di dos du el la las le los mac san santa st st. saint ter van vanden vander von",
);

/** What stands behind a name and is part of it. */
export const suffixes: ReadonlySet<string> = listOf("jr jr. sr sr. ii iii iv esq esq. phd ph.d. md m.d.");

/** How somebody is addressed: no part of a cited name. */
export const honorifics: ReadonlySet<string> = listOf(
  "mr mr. mrs mrs. ms ms. miss dr dr. prof prof. professor sr sr. sra sra. srta. don doña herr frau m. mme mme. mlle.",
);

/** Words that groups have in their names and people have not; English, Spanish, French, German. */
export const groupWords: ReadonlySet<string> = listOf(
  `& academy administration agency alliance and army assembly association audience authority bank board bureau campaign
  centre center chamber church city coalition college commission committee community company congress corporation corps
  council court crowd crew delegation department desk directorate district division editors embassy federation force
  foundation fund government group inc inc. institute institution journalists league ltd ltd. members ministry moderators
  movement museum network news observatory of office organisation organization panel parliament participants party police
  press project protesters reporters reporter residents school secretariat senate service society staff students state
  symphony team the town trust union university villagers voice voices workers
  asamblea asociación ayuntamiento comisión comité congreso consejo fundación gobierno grupo instituto ministerio
  partido periodistas policía prensa público sindicato universidad
  conseil comité fondation gouvernement groupe ministère mairie syndicat université
  bund gesellschaft gruppe ministerium partei rat stadt universität verband verein`,
);

/** Family names that in Spanish stand first of two: `Gabriel García Márquez`. */
export const spanishFamilyNames: ReadonlySet<string> = listOf(
  `aguilar aguirre álvarez alvarez arias benítez benitez cabrera calderón calderon campos carrillo castillo castro
  contreras cortés cortes cruz delgado díaz diaz domínguez dominguez espinoza estrada fernández fernandez figueroa flores
  fuentes garcía garcia garza gómez gomez gonzález gonzalez guerrero gutiérrez gutierrez guzmán guzman hernández hernandez
  herrera ibarra jiménez jimenez juárez juarez lara lópez lopez luna maldonado márquez marquez martínez martinez medina
  mejía mejia mendoza molina montes morales moreno muñoz munoz navarro núñez nunez ocampo ochoa ortega ortiz pacheco
  padilla peña pena peñalosa pérez perez ponce quintero ramírez ramirez ramos reyes ríos rios rivera robles rodríguez
  rodriguez rojas romero ruiz salazar salinas sánchez sanchez sandoval santiago sheinbaum silva solís solis soto suárez
  suarez torres trujillo valdez valencia vargas vásquez vasquez vázquez vazquez vega velasco velázquez velazquez vera
  villa villarreal zamora zavala zúñiga`,
);

/** Given names that Spanish puts second of two: `Juan Carlos`, `José María`. */
export const secondGivenNames: ReadonlySet<string> = listOf(
  `alberto alejandra alejandro alfonso alfredo andrés ángel ángeles antonia antonio armando arturo augusto beatriz carlos
  carmen carolina cecilia césar cristina daniel david del eduardo elena enrique ernesto esteban eugenia eugenio fernanda
  fernando francisca francisco gabriel gabriela gerardo guadalupe guillermo gustavo héctor ignacio inés isabel jaime javier
  jesús joaquín jorge josé josefa juan julia julio laura leonor lorena lourdes lucía luis luisa manuel manuela marcela
  margarita maría mario mercedes miguel mónica natalia nicolás octavio pablo paola patricia paula pedro pilar rafael ramón
  raúl ricardo roberto rocío rodolfo rodrigo rosa rosario sergio silvia sofía susana teresa tomás valentina vicente
  victoria ximena`,
);

function listOf(words: string): ReadonlySet<string> {
  return new Set(words.trim().split(/\s+/));
}
